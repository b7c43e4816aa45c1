#include "planner/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/index/movements.h"
#include "planner/costs/ledger.h"
#include "planner/costs/run_rates.h"
#include "planner/plan/actions.h"
#include "planner/plan/flows.h"
#include "planner/plan/need_uses.h"
#include "planner/plan/units.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {
namespace {

constexpr std::size_t kMostFigures = 5'000'000;

class Planning {
  public:
    Planning(const Organisation& org, const PlanWindow& window) : org_(org), window_(window), dated_(org.dated()) {}

    PlanResult plan(const hiring::HiringNorms& norms) {
        if (std::string why = bounds(); !why.empty()) return {std::nullopt, std::move(why)};
        constexpr const char* kTooOften = "its units and seats move too often for their costs to be calculated";
        const costs::CostPlan costs(org_);
        if (!costs.held) return {std::nullopt, kTooOften};
        std::optional<costs::Ledger> ledger;
        if (dated_) ledger.emplace(costs, ledger_first_, ledger_end_);
        if (ledger && !ledger->held()) return {std::nullopt, kTooOften};
        plan_.dated = dated_;
        plan_.shows_past = window_.from.has_value();
        plan_.norms = norms;
        plan_.unpriced = costs.unpriced;
        plan_.actions = actions_of(costs, norms);
        if (dated_) {
            std::erase_if(plan_.actions, [&](const Action& action) { return !in_window(action.at); });
        }
        plan_.units = unit_plans(costs, days_);
        if (ledger) {
            add_months(*ledger);
            add_quarters(*ledger);
            plan_.needs = need_uses(org_, norms, days_);
        }
        add_stages(costs);
        add_budgets(ledger);
        return {std::move(plan_), {}};
    }

  private:
    // The months, and the last day of each; else the stages. Returns why there is no plan, if there is none.
    std::string bounds() {
        if (!dated_) {
            if (window_.from || window_.to) return "its stages have no dates, so there are no months to choose from";
            for (const Stage& stage : org_.stages) days_.push_back(stage.at);
        } else {
            first_ = month_of(org_.stages.front().at);
            end_ = month_of(org_.stages.back().at) + 1;
            first_ = window_.from.value_or(std::min(first_, window_.to.value_or(first_)));
            end_ = window_.to.value_or(std::max(end_ - 1, window_.from.value_or(first_))) + 1;
            if (first_ >= end_) {
                return fmt::format("{} comes after {}", month_text(first_), month_text(end_ - 1));
            }
            ledger_first_ = first_;
            ledger_end_ = end_;
            for (const Budget& budget : org_.budgets) {
                for (const Budget::Total& total : budget.totals) {
                    if (!overlaps(total)) continue;
                    ledger_first_ = std::min(ledger_first_, month_of(total.from));
                    ledger_end_ = std::max(ledger_end_, month_of(total.to));
                }
            }
            const auto months = static_cast<std::size_t>(ledger_end_ - ledger_first_);
            if (end_ - first_ > kMostMonths) {
                return fmt::format("its stages span {} months, more than {}", end_ - first_, kMostMonths);
            }
            if (months * (org_.units.size() + 1) > costs::Ledger::kMost) {
                return fmt::format("its stages and budgets span {} months, too many for {}", months,
                                   report::counted(org_.units.size(), "unit"));
            }
            for (Month month = first_; month < end_; ++month) days_.push_back(first_day(month + 1) - 1);
        }
        if (days_.size() * (org_.units.size() + 1) > kMostFigures) {
            return fmt::format("{} units at {} times are too many; at most {} figures are shown", org_.units.size(),
                               days_.size(), kMostFigures);
        }
        return {};
    }

    bool in_window(Tick at) const {
        return (!window_.from || at >= first_day(first_)) && (!window_.to || at < first_day(end_));
    }

    // Without a window all budgets are listed.
    bool overlaps(const Budget::Total& total) const {
        return (!window_.from || total.to > first_day(first_)) && (!window_.to || total.from < first_day(end_));
    }

    void count(Tick day, std::size_t& externals, std::size_t& vacant) const {
        std::vector<bool> seen(org_.people.size());
        for (const Position& seat : org_.positions) {
            if (seat.opens > day || day >= seat.closes) continue;
            const PositionState& state = seat.at(day);
            if (state.occupancy == Occupancy::vacant) ++vacant;
            if (!graph::is_external(state)) continue;
            if (state.occupancy == Occupancy::unnamed) ++externals;
            for (const Holder& holder : state.holders) {
                if (!seen[index(holder.person)]) ++externals;
                seen[index(holder.person)] = true;
            }
        }
    }

    void add_months(const costs::Ledger& ledger) {
        std::vector<Tick> bounds{first_day(first_)};
        for (const Tick day : days_) bounds.push_back(day + 1);
        const std::vector<HeadFlow> flows = head_flows(org_, bounds);
        const UnitPlan& company = plan_.units.front();
        for (std::size_t m = 0; m < days_.size(); ++m) {
            MonthFigures& figures = plan_.months.emplace_back();
            figures.month = first_ + static_cast<int>(m);
            figures.heads = company.heads[m];
            count(days_[m], figures.externals, figures.vacant);
            figures.run_rate = company.run_rates[m];
            if (!company.allowed.empty()) {
                figures.allowed = company.allowed[m];
                figures.over = company.over[m];
            }
            figures.pay = ledger.pay(figures.month, kNone<UnitId>);
            figures.once = ledger.once(figures.month, kNone<UnitId>);
            figures.flow = flows[m];
        }
    }

    void add_quarters(const costs::Ledger& ledger) {
        for (Month month = first_; month < end_;) {
            const Quarter quarter = quarter_of(month);
            const Month next = std::min(first_month(quarter + 1), end_);
            plan_.quarters.push_back(report::quarter_name(org_, quarter));
            for (UnitPlan& unit : plan_.units) unit.quarters.push_back(ledger.total(month, next, unit.unit).rounded());
            month = next;
        }
    }

    void add_stages(const costs::CostPlan& costs) {
        std::vector<Tick> days;
        std::vector<Tick> bounds{kBeforeAll};
        for (const Stage& stage : org_.stages) {
            days.push_back(stage.at);
            bounds.push_back(stage.at + 1);
        }
        const std::vector<HeadFlow> flows = head_flows(org_, bounds);
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            StagePlan& figures = plan_.stages.emplace_back();
            figures.stage = id_at<StageId>(s);
            figures.flow = flows[s];
            figures.heads = figures.flow.after;
            count(days[s], figures.externals, figures.vacant);
            figures.run_rate = costs::run_rate_by_unit(costs, days[s]).back().rounded();
            figures.allowed = allowed_on(org_, days[s]);
            figures.over = figures.allowed && figures.run_rate > *figures.allowed;
        }
    }

    void add_budgets(const std::optional<costs::Ledger>& ledger) {
        std::map<UnitId, const UnitPlan*> rows;
        for (const UnitPlan& unit : plan_.units) rows[unit.unit] = &unit;
        for (const Budget& budget : org_.budgets) {
            for (const Budget::Total& total : budget.totals) {
                if (!ledger || !overlaps(total)) continue;
                BudgetUse& use = plan_.budgets.emplace_back();
                use.unit = budget.unit;
                use.period = total.period;
                use.from = total.from;
                use.to = total.to;
                use.spent = ledger->total(month_of(total.from), month_of(total.to), budget.unit).rounded();
                use.before = ledger->before_stages(month_of(total.from), month_of(total.to), budget.unit).rounded();
                use.allowed = total.allowed;
                use.over = use.spent > use.allowed;
            }
            for (std::size_t r = 0; r < budget.run_rates.size(); ++r) {
                const bool more = r + 1 < budget.run_rates.size();
                add_run_rate(budget, budget.run_rates[r], more ? budget.run_rates[r + 1].from : kForever,
                             *rows.at(budget.unit));
            }
        }
    }

    void add_run_rate(const Budget& budget, const Budget::RunRate& limit, Tick until, const UnitPlan& unit) {
        const std::vector<Amount>& rates = unit.run_rates;
        const auto from = std::lower_bound(days_.begin(), days_.end(), limit.from) - days_.begin();
        const auto to = std::lower_bound(days_.begin(), days_.end(), until) - days_.begin();
        if (from >= to) return;
        BudgetUse& use = plan_.budgets.emplace_back();
        use.unit = budget.unit;
        use.run_rate = true;
        use.from = limit.from;
        use.spent = *std::max_element(rates.begin() + from, rates.begin() + to);
        use.allowed = limit.allowed;
        use.over = use.spent > use.allowed;
    }

    const Organisation& org_;
    const PlanWindow& window_;
    bool dated_;
    Month first_;
    Month end_;
    Month ledger_first_;
    Month ledger_end_;
    std::vector<Tick> days_;  // the last of each month, or the stages
    Plan plan_;
};

}  // namespace

PlanResult plan_of(const Organisation& org, const hiring::HiringNorms& norms, const PlanWindow& window) {
    return Planning(org, window).plan(norms);
}

}  // namespace orgplan::plan
