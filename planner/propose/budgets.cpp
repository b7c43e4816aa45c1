#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "planner/costs/run_rates.h"
#include "planner/propose/setup.h"

namespace orgplan::propose {
namespace {

class BudgetLimits {
  public:
    explicit BudgetLimits(Setup& setup)
        : setup_(setup), org_(setup.org), written_(setup.written), problem_(setup.problem) {}

    void add() {
        if (!written_.costs.held) return;
        add_unmodelled();
        collect_days();
        for (const Budget& budget : org_.budgets) {
            add_run_rates(budget);
            add_totals(budget);
        }
        for (const Stage& stage : org_.stages) add_target(stage);
    }

  private:
    Tick day(int t) const { return problem_.days[static_cast<std::size_t>(t)]; }

    std::string name_of(const Budget& budget) const {
        return given(budget.unit) ? fmt::format("`{}`", org_[budget.unit].id) : "the company";
    }

    void add_unmodelled() {
        const costs::Ledger ledger(written_.costs, problem_.month(1), problem_.month(problem_.months) + 1);
        Money modelled = 0;
        for (const Slot& slot : problem_.slots) modelled += slot.cost * slot.stock * problem_.months;
        problem_.unmodelled =
            setup_.money(ledger.total(problem_.month(1), problem_.month(problem_.months) + 1, kNone<UnitId>)) -
            modelled;
    }

    // The most that is not more than an amount once it is rounded to the smallest unit of the currency, as `check`
    // rounds it.
    double up_to(Amount allowed) const {
        return double(allowed) * double(problem_.money) + double(problem_.money) / 2 - 1;
    }

    // Days on which what the spec itself pays changes, and the first of each month.
    void collect_days() {
        std::set<Tick> days(problem_.days.begin(), problem_.days.end());
        for (const costs::PaidSpan& span : written_.costs.spans) days.insert({span.from, span.to});
        for (const Budget& budget : org_.budgets) {
            for (const Budget::RunRate& rate : budget.run_rates) days.insert(rate.from);
        }
        for (const graph::UnitMove& move : written_.costs.times.moves()) days.insert(move.at);
        for (const Tick each : days) {
            if (each >= day(1) && each < problem_.days.back()) days_.push_back(each);
        }
        for (const Tick each : days_) rates_.push_back(costs::run_rate_by_unit(written_.costs, each));
    }

    bool inside(const Slot& slot, UnitId unit, Tick at) const {
        if (!given(unit)) return true;
        const UnitId home = problem_.homes[slot.home].unit;
        return given(home) && written_.within(home, unit, at);
    }

    Money rate_on(std::size_t d, UnitId unit) const {
        const std::vector<costs::Exact>& all = rates_[d];
        return setup_.money(given(unit) ? all[index(unit)] : all.back());
    }

    // The sum of the costs of a unit's slots, and what is paid for those who are in them now.
    double weigh(CountRow& row, UnitId unit) const {
        double modelled = 0;
        for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
            const Slot& slot = problem_.slots[i];
            if (slot.cost == 0 || !inside(slot, unit, problem_.days.back())) continue;
            row.weights.push_back({static_cast<std::uint32_t>(i), double(slot.cost)});
            modelled += double(slot.cost) * slot.stock;
        }
        return modelled;
    }

    void add_run_rates(const Budget& budget) {
        for (std::size_t r = 0; r < budget.run_rates.size(); ++r) {
            const Budget::RunRate& rate = budget.run_rates[r];
            const Tick end = r + 1 < budget.run_rates.size() ? budget.run_rates[r + 1].from : kForever;
            CountRow row = setup_.row(setup_.origin(
                fmt::format("`run_rate` of {} from {}", name_of(budget), org_.time_text(rate.from)), rate.place));
            const double modelled = weigh(row, budget.unit);
            row.whole = double(rate.allowed) * double(problem_.money);
            row.budget = true;
            bool any = false;
            for (std::size_t d = 0; d < days_.size(); ++d) {
                if (days_[d] < rate.from || days_[d] >= end) continue;
                const auto t = static_cast<std::size_t>(month_of(days_[d]) - problem_.month(0));
                const double fixed = double(rate_on(d, budget.unit)) - modelled;
                const double most = up_to(rate.allowed) - fixed;
                // What the spec itself is over it stays so.
                row.high[t] = std::min(row.high[t], std::max(most, modelled));
                row.exceeded = row.exceeded || modelled > most;
                any = true;
            }
            if (any) problem_.counts.push_back(std::move(row));
        }
    }

    void add_totals(const Budget& budget) {
        for (const Budget::Total& total : budget.totals) {
            if (total.to <= day(1)) continue;
            TotalLimit limit;
            limit.origin =
                setup_.origin(fmt::format("`total` of {} for {}", name_of(budget), total.period), total.place);
            const costs::Ledger ledger(written_.costs, month_of(total.from), month_of(total.to - 1) + 1);
            if (!ledger.held()) continue;
            limit.months.assign(static_cast<std::size_t>(problem_.months) + 1, 0);
            limit.fees.assign(static_cast<std::size_t>(problem_.months) + 1, 0);
            double months = 0;
            for (Month month = std::max(month_of(total.from), problem_.month(1)); first_day(month) < total.to;
                 ++month) {
                const int t = std::min(month - problem_.month(0), problem_.months);
                limit.months[static_cast<std::size_t>(t)] += 1;
                months += 1;
                if (month - problem_.month(0) <= problem_.months) limit.fees[static_cast<std::size_t>(t)] = 1;
            }
            double modelled = 0;
            for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
                const Slot& slot = problem_.slots[i];
                if (!inside(slot, budget.unit, problem_.days.back())) continue;
                limit.slots.push_back(static_cast<std::uint32_t>(i));
                modelled += double(slot.cost) * slot.stock * months;
            }
            const double fixed =
                double(setup_.money(ledger.total(month_of(total.from), month_of(total.to - 1) + 1, budget.unit))) -
                modelled;
            const double most = up_to(total.allowed) - fixed;
            limit.high = static_cast<Money>(std::max(most, modelled));
            limit.whole = total.allowed * problem_.money;
            limit.exceeded = modelled > most;
            problem_.totals.push_back(std::move(limit));
        }
    }

    // `monthly_cost` of a stage: no more then; no less where its needs are met.
    void add_target(const Stage& stage) {
        if (!stage.monthly_cost || stage.at < day(1) || stage.at >= problem_.days.back()) return;
        CountRow most =
            setup_.row(setup_.origin(fmt::format("`monthly_cost` of stage `{}`", stage.id), stage.monthly_cost->place));
        const double modelled = weigh(most, kNone<UnitId>);
        const auto rates = costs::run_rate_by_unit(written_.costs, stage.at);
        const double fixed = double(setup_.money(rates.back())) - modelled;
        const auto t = static_cast<std::size_t>(month_of(stage.at) - problem_.month(0));
        CountRow least = most;
        if (stage.monthly_cost->high) {
            most.whole = double(*stage.monthly_cost->high) * double(problem_.money);
            most.high[t] = std::max(up_to(*stage.monthly_cost->high) - fixed, modelled);
            most.exceeded = modelled > up_to(*stage.monthly_cost->high) - fixed;
            problem_.counts.push_back(std::move(most));
        }
        const auto goal =
            std::ranges::find_if(problem_.goals, [&](const Goal& each) { return &org_[each.stage] == &stage; });
        if (!stage.monthly_cost->low || goal == problem_.goals.end()) return;
        least.low[t] = double(*stage.monthly_cost->low) * double(problem_.money) - fixed;
        least.met = static_cast<std::uint32_t>(goal - problem_.goals.begin());
        problem_.counts.push_back(std::move(least));
    }

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
    std::vector<Tick> days_;
    std::vector<std::vector<costs::Exact>> rates_;
};

}  // namespace

void add_budgets(Setup& setup) {
    BudgetLimits(setup).add();
}

}  // namespace orgplan::propose
