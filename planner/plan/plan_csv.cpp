#include <fmt/format.h>

#include "planner/plan/plan.h"
#include "planner/plan/plan_words.h"

namespace orgplan::plan {
namespace {

std::string cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

class Rows {
  public:
    Rows(const Plan& plan, const Organisation& org) : plan_(plan), org_(org), currency_(org.costs.currency) {}

    std::string months() const {
        std::string text = fmt::format(
            "{},heads,externals,vacant,run_rate,allowed,pay,once,currency,heads_before,starts,backfills,leaves,"
            "removals,"
            "contracts\n",
            time());
        for (const MonthFigures& month : plan_.months) {
            text += row(month_text(month.month), month, money(month.pay), money(month.once));
        }
        if (plan_.dated) return text;
        for (const StagePlan& stage : plan_.stages) text += row(org_[stage.stage].id, stage, "", "");
        return text;
    }

    std::string actions() const {
        std::string text =
            "date,stage,action,where,seats,who,role,level,unit,what,status,open_by,overdue,planned,past,monthly,once,"
            "currency\n";
        for (const Action& action : plan_.actions) {
            const PositionState* state =
                action.seats.empty() ? nullptr : &org_[action.seats.front()].states[action.state];
            const auto day = [&](const std::optional<Tick>& at) { return at ? org_.time_text(*at) : std::string(); };
            text += fmt::format(
                "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", plan_.dated ? org_.time_text(action.at) : "",
                given(action.stage) ? org_[action.stage].id : Text(), word_of(action.kind), subject_text(action, org_),
                action.seats.size(), cell(action.who),
                state != nullptr && given(state->role) ? org_[state->role].id : Text(),
                state != nullptr ? cell(state->level) : "", given(action.unit) ? org_[action.unit].id : Text(),
                cell(what_text(action, org_)), word_of(action.status), day(action.open_by), yes(action.overdue),
                day(action.planned), yes(action.past), action.monthly ? money(*action.monthly) : "", money(action.once),
                currency_);
        }
        return text;
    }

    std::string units() const {
        std::string text = fmt::format("{},unit,heads,run_rate,allowed,currency\n", time());
        for (std::size_t t = 0; t < plan_.units.front().heads.size(); ++t) {
            const std::string name =
                plan_.dated ? month_text(plan_.months[t].month) : std::string(org_[plan_.stages[t].stage].id);
            for (const UnitPlan& unit : plan_.units) {
                const bool limited = !unit.allowed.empty() && unit.allowed[t];
                text += fmt::format("{},{},{},{},{},{}\n", name, whose(unit.unit), unit.heads[t],
                                    money(unit.run_rates[t]), limited ? money(*unit.allowed[t]) : "", currency_);
            }
        }
        return text;
    }

    std::string quarters() const {
        std::string text = "quarter,unit,cost,currency\n";
        for (std::size_t q = 0; q < plan_.quarters.size(); ++q) {
            for (const UnitPlan& unit : plan_.units) {
                text += fmt::format("{},{},{},{}\n", plan_.quarters[q], whose(unit.unit), money(unit.quarters[q]),
                                    currency_);
            }
        }
        return text;
    }

    std::string budgets() const {
        std::string text = "for,kind,period,cost,allowed,left,currency\n";
        for (const BudgetUse& use : plan_.budgets) {
            text += fmt::format("{},{},{},{},{},{},{}\n", whose(use.unit), use.run_rate ? "run_rate" : "total",
                                use.run_rate ? org_.time_text(use.from) : std::string(use.period), money(use.spent),
                                money(use.allowed), money(use.allowed - use.spent), currency_);
        }
        return text;
    }

  private:
    std::string_view time() const { return plan_.dated ? "month" : "stage"; }
    static std::string_view yes(bool is) { return is ? "yes" : ""; }
    std::string money(Amount amount) const { return plain_money_text(amount, currency_); }
    std::string whose(UnitId unit) const { return given(unit) ? std::string(org_[unit].id) : "company"; }

    template <class Time>
    std::string row(std::string_view name, const Time& time, const std::string& pay, const std::string& once) const {
        const HeadFlow& flow = time.flow;
        return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", name, time.heads, time.externals,
                           time.vacant, money(time.run_rate), time.allowed ? money(*time.allowed) : "", pay, once,
                           currency_, flow.before, flow.starts, flow.backfills, flow.leaves, flow.removals,
                           flow.contracts);
    }

    const Plan& plan_;
    const Organisation& org_;
    Text currency_;
};

}  // namespace

std::string plan_csv(const Plan& plan, const Organisation& org, PlanTable table) {
    const Rows rows(plan, org);
    switch (table) {
        case PlanTable::actions:
            return rows.actions();
        case PlanTable::units:
            return rows.units();
        case PlanTable::quarters:
            return rows.quarters();
        case PlanTable::budgets:
            return rows.budgets();
        case PlanTable::months:
            break;
    }
    return rows.months();
}

}  // namespace orgplan::plan
