#include "planner/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/costs/ledger.h"
#include "planner/plan/actions.h"

namespace orgplan {
namespace {

constexpr Month kMostMonths = 600;

// Heads as H1 of the language counts them, on a day.
void count_heads(const Organisation& org, Tick day, MonthFigures& figures) {
    std::vector<bool> employed(org.people.size());
    std::vector<bool> external(org.people.size());
    for (const Position& seat : org.positions) {
        if (seat.opens > day || day >= seat.closes) continue;
        const PositionState& state = seat.at(day);
        const bool outside = state.employment == Employment::contractor || state.employment == Employment::agency;
        std::size_t& heads = outside ? figures.externals : figures.heads;
        if (state.occupancy == Occupancy::vacant) ++figures.vacant;
        if (state.occupancy == Occupancy::unnamed) ++heads;
        for (const Holder& holder : state.holders) {
            std::vector<bool>& seen = outside ? external : employed;
            if (!seen[index(holder.person)]) ++heads;
            seen[index(holder.person)] = true;
        }
    }
}

// What the company's budgets allow a month on a day: the least of them.
std::optional<Amount> allowed_on(const Organisation& org, Tick day) {
    std::optional<Amount> least;
    for (const Budget& budget : org.budgets) {
        if (given(budget.unit)) continue;
        std::optional<Amount> now;
        for (const Budget::RunRate& limit : budget.run_rates) {
            if (limit.from <= day) now = limit.allowed;
        }
        if (now) least = std::min(least.value_or(*now), *now);
    }
    return least;
}

// By month: what a month costs at its end.
std::vector<Amount> run_rates(const CostPlan& costs, Month first, Month end) {
    std::vector<Amount> steps(static_cast<std::size_t>(end - first) + 1);
    const auto at = [&](Tick tick) {
        if (tick < first_day(first + 1)) return std::size_t{0};
        if (tick >= first_day(end)) return steps.size() - 1;
        return static_cast<std::size_t>(month_of(tick) - first);
    };
    for (const PaidSpan& span : costs.spans) {
        steps[at(span.from)] += costs.prices[span.price].month;
        if (span.to != kForever) steps[at(span.to)] -= costs.prices[span.price].month;
    }
    for (std::size_t i = 1; i < steps.size(); ++i) steps[i] += steps[i - 1];
    return steps;
}

void add_units(const Organisation& org, const Ledger& ledger, Month first, Month end, Plan& plan) {
    const UnitTree tree(org, org.stages.back().at);
    std::vector<std::vector<UnitId>> inside(org.units.size() + 1);
    for (std::size_t i = org.units.size(); i-- > 0;) {
        inside[given(tree.above[i]) ? index(tree.above[i]) : org.units.size()].push_back(id_at<UnitId>(i));
    }
    std::vector<std::pair<UnitId, std::size_t>> open{{kNone<UnitId>, 0}};
    while (!open.empty()) {
        const auto [unit, nesting] = open.back();
        open.pop_back();
        UnitPlan costs;
        costs.unit = unit;
        costs.nesting = nesting;
        for (Month month = first; month < end;) {
            const Month next = std::min(month - month % 3 + 3, end);
            costs.quarters.push_back(ledger.total(month, next, unit));
            month = next;
        }
        plan.units.push_back(std::move(costs));
        for (const UnitId below : inside[given(unit) ? index(unit) : org.units.size()]) {
            open.emplace_back(below, nesting + 1);
        }
    }
}

}  // namespace

PlanResult plan_of(const Organisation& org) {
    if (!std::all_of(org.stages.begin(), org.stages.end(), [](const Stage& stage) { return stage.dated; })) {
        return {std::nullopt, "the stages carry no dates, and a plan goes by months"};
    }
    const Month first = month_of(org.stages.front().at);
    const Month end = month_of(org.stages.back().at) + 1;
    Month ledger_first = first;
    Month ledger_end = end;
    for (const Budget& budget : org.budgets) {
        for (const Budget::Total& total : budget.totals) {
            ledger_first = std::min(ledger_first, month_of(total.from));
            ledger_end = std::max(ledger_end, month_of(total.to));
        }
    }
    if (end - first > kMostMonths ||
        static_cast<std::size_t>(ledger_end - ledger_first) * (org.units.size() + 1) > Ledger::kMost) {
        return {std::nullopt, fmt::format("its stages and budgets span {} months", ledger_end - ledger_first)};
    }
    const CostPlan costs(org);
    const Ledger ledger(costs, ledger_first, ledger_end);
    const std::vector<Amount> rates = run_rates(costs, first, end);
    Plan plan;
    plan.unpriced = costs.unpriced;
    plan.actions = actions_of(costs);
    for (Month month = first; month < end; ++month) {
        MonthFigures figures;
        figures.month = month;
        const Tick last = first_day(month + 1) - 1;
        count_heads(org, last, figures);
        figures.run_rate = rates[static_cast<std::size_t>(month - first)];
        figures.allowed = allowed_on(org, last);
        figures.pay = ledger.pay(month, kNone<UnitId>);
        figures.once = ledger.once(month, kNone<UnitId>);
        plan.months.push_back(figures);
        if (month == first || month % 3 == 0) {
            plan.quarters.push_back(fmt::format("{:04}-Q{}", month / 12, month % 12 / 3 + 1));
        }
    }
    add_units(org, ledger, first, end, plan);
    for (const Budget& budget : org.budgets) {
        for (const Budget::Total& total : budget.totals) {
            plan.budgets.push_back({budget.unit, total.period,
                                    ledger.total(month_of(total.from), month_of(total.to), budget.unit),
                                    total.allowed});
        }
    }
    return {std::move(plan), {}};
}

}  // namespace orgplan
