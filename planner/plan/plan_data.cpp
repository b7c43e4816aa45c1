#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "planner/plan/plan.h"

namespace orgplan {

std::string plan_csv(const Plan& plan, const Organisation& org) {
    const auto money = [&](Amount amount) { return plain_money_text(amount, org.costs.currency); };
    std::string text = "month,heads,externals,vacant,run_rate,allowed,pay,once,currency\n";
    for (const MonthFigures& month : plan.months) {
        text += fmt::format("{},{},{},{},{},{},{},{},{}\n", month_text(month.month), month.heads, month.externals,
                            month.vacant, money(month.run_rate), month.allowed ? money(*month.allowed) : "",
                            money(month.pay), money(month.once), org.costs.currency);
    }
    return text;
}

std::string plan_json(const Plan& plan, const Organisation& org) {
    using Json = nlohmann::ordered_json;
    const auto money = [&](Amount amount) { return plain_money_text(amount, org.costs.currency); };
    const auto whose = [&](UnitId unit) { return given(unit) ? std::string(org[unit].id) : std::string("company"); };
    Json json = {{"company", org.company.name}, {"currency", org.costs.currency}, {"months", Json::array()}};
    for (const MonthFigures& month : plan.months) {
        Json each = {{"month", month_text(month.month)},  {"heads", month.heads},
                     {"externals", month.externals},      {"vacant", month.vacant},
                     {"run_rate", money(month.run_rate)}, {"pay", money(month.pay)},
                     {"once", money(month.once)}};
        if (month.allowed) each["allowed"] = money(*month.allowed);
        json["months"].push_back(std::move(each));
    }
    json["quarters"] = plan.quarters;
    json["units"] = Json::array();
    for (const UnitPlan& unit : plan.units) {
        Json costs = Json::array();
        for (const Amount amount : unit.quarters) costs.push_back(money(amount));
        json["units"].push_back({{"unit", whose(unit.unit)}, {"costs", std::move(costs)}});
    }
    json["budgets"] = Json::array();
    for (const BudgetUse& use : plan.budgets) {
        json["budgets"].push_back({{"for", whose(use.unit)},
                                   {"period", use.period},
                                   {"cost", money(use.spent)},
                                   {"allowed", money(use.allowed)}});
    }
    json["without_cost"] = Json::array();
    for (const PositionId seat : plan.unpriced) json["without_cost"].push_back(org[seat].id);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace orgplan
