#include "graph/model/words.h"
#include "planner/plan/plan.h"
#include "planner/plan/plan_words.h"
#include "planner/report/table.h"

namespace orgplan::plan {
namespace {

class Rows {
  public:
    Rows(const Plan& plan, const Organisation& org) : plan_(plan), org_(org), currency_(org.costs.currency) {}

    report::Table months() const {
        report::Table table;
        table.headings = {time(),      "headcount", "externals", "vacant",           "run_rate", "budget",
                          "recurring", "one_off",   "currency",  "headcount_before", "starts",   "backfills",
                          "leavers",   "removals",  "contracts", "comebacks"};
        for (const MonthFigures& month : plan_.months) {
            table.rows.push_back(row(month_text(month.month), month, money(month.pay), money(month.once)));
        }
        if (plan_.dated) return table;
        for (const StagePlan& stage : plan_.stages) table.rows.push_back(row(id(stage.stage), stage, "", ""));
        return table;
    }

    report::Table actions() const {
        report::Table table;
        table.headings = {"date", "stage",  "action",  "where",   "seats",   "who",  "role",    "level",   "unit",
                          "what", "status", "open_by", "overdue", "planned", "past", "monthly", "one_off", "currency"};
        for (const Action& action : plan_.actions) {
            const PositionState* state =
                action.seats.empty() ? nullptr : &org_[action.seats.front()].states[action.state];
            const auto day = [&](const std::optional<Tick>& at) { return at ? time_of(*at) : std::string(); };
            table.rows.push_back(
                {{plan_.dated ? time_of(action.at) : "", id(action.stage), std::string(word_of(action.kind)),
                  subject_text(action, org_), std::to_string(action.seats.size()), action.who,
                  state != nullptr ? id(state->role) : "", state != nullptr ? std::string(state->level) : "",
                  id(action.unit), what_text(action, org_), std::string(word_if_said(action.status)),
                  day(action.open_by), yes(action.overdue), day(action.planned), yes(action.past),
                  money(action.monthly ? std::optional(action.monthly->rounded()) : std::nullopt), money(action.once),
                  currency_}});
        }
        return table;
    }

    report::Table units() const {
        report::Table table;
        table.headings = {time(), "unit", "headcount", "run_rate", "budget", "currency"};
        for (std::size_t t = 0; t < plan_.units.front().heads.size(); ++t) {
            const std::string name = plan_.dated ? month_text(plan_.months[t].month) : id(plan_.stages[t].stage);
            for (const UnitPlan& unit : plan_.units) {
                table.rows.push_back({{name, whose(unit.unit), std::to_string(unit.heads[t]), money(unit.run_rates[t]),
                                       unit.allowed.empty() ? "" : money(unit.allowed[t]), currency_}});
            }
        }
        return table;
    }

    report::Table quarters() const {
        report::Table table;
        table.headings = {"quarter", "unit", "cost", "currency"};
        for (std::size_t q = 0; q < plan_.quarters.size(); ++q) {
            for (const UnitPlan& unit : plan_.units) {
                table.rows.push_back({{plan_.quarters[q], whose(unit.unit), money(unit.quarters[q]), currency_}});
            }
        }
        return table;
    }

    report::Table budgets() const {
        report::Table table;
        table.headings = {"for", "kind", "period", "cost", "budget", "left", "currency"};
        for (const BudgetUse& use : plan_.budgets) {
            table.rows.push_back({{whose(use.unit), use.run_rate ? "run_rate" : "total",
                                   use.run_rate ? time_of(use.from) : std::string(use.period), money(use.spent),
                                   money(use.allowed), money(use.allowed - use.spent), currency_}});
        }
        return table;
    }

  private:
    std::string time() const { return plan_.dated ? "month" : "stage"; }
    std::string time_of(Tick at) const { return org_.time_text(at); }
    template <class Id>
    std::string id(Id each) const {
        return given(each) ? std::string(org_[each].id) : "";
    }
    std::string whose(UnitId unit) const { return given(unit) ? id(unit) : "company"; }
    static std::string yes(bool is) { return is ? "yes" : ""; }
    std::string money(const std::optional<Amount>& amount) const {
        return amount ? plain_money_text(*amount, currency_) : "";
    }

    template <class Time>
    report::Table::Row row(const std::string& name, const Time& time, const std::string& pay,
                           const std::string& once) const {
        const HeadFlow& flow = time.flow;
        const auto count = [](auto figure) { return std::to_string(figure); };
        return {{name, count(time.heads), count(time.externals), count(time.vacant), money(time.run_rate),
                 money(time.allowed), pay, once, currency_, count(flow.before), count(flow.starts),
                 count(flow.backfills), count(flow.leaves), count(flow.removals), count(flow.contracts),
                 count(flow.comebacks)}};
    }

    const Plan& plan_;
    const Organisation& org_;
    std::string currency_;
};

}  // namespace

std::string plan_csv(const Plan& plan, const Organisation& org, PlanTable table) {
    const Rows rows(plan, org);
    switch (table) {
        case PlanTable::actions:
            return report::csv_of(rows.actions());
        case PlanTable::units:
            return report::csv_of(rows.units());
        case PlanTable::quarters:
            return report::csv_of(rows.quarters());
        case PlanTable::budgets:
            return report::csv_of(rows.budgets());
        case PlanTable::months:
            break;
    }
    return report::csv_of(rows.months());
}

}  // namespace orgplan::plan
