#include <nlohmann/json.hpp>

#include "graph/model/words.h"
#include "planner/plan/plan.h"
#include "planner/plan/plan_words.h"
#include "planner/report/json.h"

namespace orgplan::plan {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
  public:
    Writer(const Plan& plan, const Organisation& org) : plan_(plan), org_(org) {}

    Json all() const {
        Json json = {{"company", org_.company.name}, {"currency", org_.costs.currency}};
        if (plan_.dated) json["today"] = date_text(org_.today);
        json["actions"] = Json::array();
        for (const Action& action : plan_.actions) json["actions"].push_back(of(action));
        json["months"] = Json::array();
        for (const MonthFigures& month : plan_.months) {
            Json each = {{"month", month_text(month.month)}};
            add_figures(month, each);
            each["recurring"] = money(month.pay);
            each["one_off"] = money(month.once);
            each["waterfall"] = of(month.flow);
            json["months"].push_back(std::move(each));
        }
        json["stages"] = Json::array();
        for (const StagePlan& stage : plan_.stages) {
            Json each = {{"stage", org_[stage.stage].id}};
            if (plan_.dated) each["date"] = date_text(org_[stage.stage].at);
            add_figures(stage, each);
            each["waterfall"] = of(stage.flow);
            json["stages"].push_back(std::move(each));
        }
        json["quarters"] = plan_.quarters;
        json["units"] = Json::array();
        for (const UnitPlan& unit : plan_.units) json["units"].push_back(of(unit));
        json["budgets"] = Json::array();
        for (const BudgetUse& use : plan_.budgets) json["budgets"].push_back(of(use));
        json["needs"] = Json::array();
        for (const NeedUse& need : plan_.needs) json["needs"].push_back(of(need));
        json["without_cost"] = Json::array();
        for (const PositionId seat : plan_.unpriced) json["without_cost"].push_back(org_[seat].id);
        json["errors"] = plan_.faults;
        return json;
    }

  private:
    std::string money(Amount amount) const { return plain_money_text(amount, org_.costs.currency); }
    std::string whose(UnitId unit) const { return given(unit) ? std::string(org_[unit].id) : "company"; }
    Json id(PositionId seat) const { return given(seat) ? Json(org_[seat].id) : Json(); }

    Json of(const Action& action) const {
        Json json = {{"action", word_of(action.kind)}};
        if (plan_.dated) json["date"] = date_text(action.at);
        if (given(action.stage)) json["stage"] = org_[action.stage].id;
        json["where"] = subject_text(action, org_);
        json["what"] = what_text(action, org_);
        if (action.seats.empty()) {
            add_unit(action, json);
        } else {
            add_seats(action, json);
        }
        if (action.monthly) json["monthly"] = money(action.monthly->rounded());
        if (action.once != 0) json["one_off"] = money(action.once);
        json["past"] = action.past;
        return json;
    }

    void add_unit(const Action& action, Json& json) const {
        json["unit"] = org_[action.unit].id;
        if (action.kind == ActionKind::unit_opens || action.kind == ActionKind::unit_moves) {
            json["within"] = whose(action.within);
        }
        if (action.kind == ActionKind::unit_moves) json["from_unit"] = whose(action.unit_before);
        if (action.kind == ActionKind::unit_opens || action.kind == ActionKind::new_manager) {
            json["manager"] = id(action.manager);
        }
        if (action.kind == ActionKind::new_manager) json["from_manager"] = id(action.before);
    }

    void add_seats(const Action& action, Json& json) const {
        json["seats"] = Json::array();
        for (const PositionId seat : action.seats) json["seats"].push_back(org_[seat].id);
        json["unit"] = whose(action.unit);
        if (action.kind == ActionKind::move) json["from_unit"] = whose(action.unit_before);
        if (given(action.before)) json["from_seat"] = org_[action.before].id;
        if (!action.who.empty()) json["who"] = action.who;
        const std::vector<PositionState>& states = org_[action.seats.front()].states;
        add_role(states[action.state], "", json);
        if (has_role_before(action)) add_role(states[action.state - 1], "from_", json);
        json["external"] = action.external;
        if (action.volunteer) json["volunteer"] = true;
        if (action.status != Requisition::none) json["status"] = word_of(action.status);
        if (action.planned) json["planned"] = org_.time_text(*action.planned);
        if (action.begins) json["month"] = month_text(month_of(*action.begins));
        if (!action.open_by) return;
        json["open_by"] = date_text(*action.open_by);
        json["days_to_fill"] = action.begins.value_or(action.at) - *action.open_by;
        json["days_are_typical"] = action.typical;
        json["overdue"] = action.overdue;
    }

    void add_role(const PositionState& state, const std::string& prefix, Json& json) const {
        if (given(state.role)) json[prefix + "role"] = org_[state.role].id;
        if (!state.title.empty()) json[prefix + "title"] = state.title;
        if (!state.level.empty()) json[prefix + "level"] = state.level;
    }

    template <class Time>
    void add_figures(const Time& time, Json& json) const {
        json["headcount"] = time.heads;
        json["externals"] = time.externals;
        json["vacant"] = time.vacant;
        json["run_rate"] = money(time.run_rate);
        if (time.allowed) json["budget"] = money(*time.allowed);
    }

    static Json of(const HeadFlow& flow) {
        return {{"before", flow.before},       {"starts", flow.starts},  {"backfills", flow.backfills},
                {"comebacks", flow.comebacks}, {"leavers", flow.leaves}, {"removals", flow.removals},
                {"contracts", flow.contracts}, {"after", flow.after}};
    }

    // By month, or by stage where these have no dates.
    Json of(const UnitPlan& unit) const {
        Json json = {{"unit", whose(unit.unit)}, {"nesting", unit.nesting}, {"headcount", unit.heads}};
        json["run_rates"] = Json::array();
        for (const Amount rate : unit.run_rates) json["run_rates"].push_back(money(rate));
        if (!unit.allowed.empty()) {
            json["budget"] = Json::array();
            for (const auto& allowed : unit.allowed) json["budget"].push_back(allowed ? Json(money(*allowed)) : Json());
        }
        json["costs"] = Json::array();
        for (const Amount amount : unit.quarters) json["costs"].push_back(money(amount));
        return json;
    }

    // By month, as those of the units.
    Json of(const NeedUse& need) const {
        Json json = {{"stage", org_[need.stage].id}, {"need", need.what}, {"at_least", need.at_least}};
        json["from"] = need.due < plan_.months.size() ? Json(month_text(plan_.months[need.due].month)) : Json();
        json["there"] = need.there;
        return json;
    }

    Json of(const BudgetUse& use) const {
        Json json = {{"for", whose(use.unit)}};
        if (use.run_rate) {
            json["run_rate_from"] = org_.time_text(use.from);
        } else {
            json["period"] = use.period;
        }
        json["cost"] = money(use.spent);
        json["budget"] = money(use.allowed);
        return json;
    }

    const Plan& plan_;
    const Organisation& org_;
};

}  // namespace

std::string plan_json(const Plan& plan, const Organisation& org) {
    return report::json_text(Writer(plan, org).all());
}

}  // namespace orgplan::plan
