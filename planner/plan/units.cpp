#include "planner/plan/units.h"

#include <algorithm>

#include "graph/index/org_graph.h"
#include "planner/costs/ledger.h"
#include "planner/costs/run_rates.h"

namespace orgplan::plan {
namespace {

// By day: whether seats, units and pay are the same as on the day before it in the list.
std::vector<bool> unchanged_on(const costs::CostPlan& costs, std::span<const Tick> days) {
    std::vector<bool> unchanged(days.size(), true);
    const auto note = [&](Tick at) {
        const auto day = std::lower_bound(days.begin(), days.end(), at);
        if (day != days.end()) unchanged[static_cast<std::size_t>(day - days.begin())] = false;
    };
    note(kBeforeAll);
    for (const Position& seat : costs.org.positions) {
        note(seat.opens);
        note(seat.closes);
        for (const PositionState& state : seat.states) note(state.from);
    }
    for (const Unit& unit : costs.org.units) {
        for (const UnitState& state : unit.states) note(state.from);
    }
    for (const costs::PaidSpan& span : costs.spans) note(span.from);
    return unchanged;
}

std::vector<UnitPlan> rows(const Organisation& org, Tick at) {
    const graph::Forest units = graph::units_at(org, at);
    std::vector<UnitPlan> rows(1);
    std::vector<std::size_t> nesting(org.units.size());
    for (const std::uint32_t unit : units.order) {
        const std::uint32_t above = units.parent[unit];
        nesting[unit] = 1 + (above == graph::Forest::kNowhere ? 0 : nesting[above]);
        UnitPlan& row = rows.emplace_back();
        row.unit = id_at<UnitId>(unit);
        row.nesting = nesting[unit];
    }
    return rows;
}

std::size_t row_of(const Organisation& org, UnitId unit) {
    return given(unit) ? index(unit) : org.units.size();
}

// Of several budgets the lowest counts.
void limit(const Organisation& org, std::span<const Tick> days, std::vector<UnitPlan>& plans) {
    std::vector<UnitPlan*> rows(org.units.size() + 1);
    for (UnitPlan& plan : plans) rows[row_of(org, plan.unit)] = &plan;
    for (const Budget& budget : org.budgets) {
        if (budget.run_rates.empty()) continue;
        auto& allowed = rows[row_of(org, budget.unit)]->allowed;
        allowed.resize(days.size());
        std::optional<Amount> now;
        auto next = budget.run_rates.begin();
        for (std::size_t d = 0; d < days.size(); ++d) {
            for (; next != budget.run_rates.end() && next->from <= days[d]; ++next) now = next->allowed;
            if (now) allowed[d] = std::min(allowed[d].value_or(*now), *now);
        }
    }
}

}  // namespace

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

std::vector<UnitPlan> unit_plans(const costs::CostPlan& costs, std::span<const Tick> days) {
    const Organisation& org = costs.org;
    std::vector<UnitPlan> plans = rows(org, days.back());
    const std::vector<bool> unchanged = unchanged_on(costs, days);
    const graph::OrgGraph graph(org);
    graph::Index at(graph, days.front());
    std::vector<costs::Exact> rates;
    limit(org, days, plans);
    for (std::size_t d = 0; d < days.size(); ++d) {
        if (!unchanged[d]) {
            at.move_to(days[d]);
            rates = costs::run_rate_by_unit(costs, days[d]);
        }
        for (UnitPlan& plan : plans) {
            plan.heads.push_back(at.count(plan.unit).heads);
            const Amount rate = rates[row_of(org, plan.unit)].rounded();
            plan.run_rates.push_back(rate);
            if (!plan.allowed.empty()) plan.over.push_back(plan.allowed[d] && rate > *plan.allowed[d]);
        }
    }
    return plans;
}

}  // namespace orgplan::plan
