#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "planner/report/json.h"
#include "planner/report/json_report.h"
#include "planner/report/phrases.h"
#include "planner/report/table.h"
#include "planner/verify/verify.h"

namespace orgplan::verify {
namespace {

using Json = nlohmann::ordered_json;

std::string month(const Verification& verification, int month) {
    return month_text(verification.now + month);
}

Json stage_json(const Verification& verification, const Goal& goal, const Organisation& plan) {
    const Stage& stage = plan[goal.stage];
    Json json{{"id", std::string(stage.id)}, {"due", month(verification, goal.due)}, {"hard", stage.due.hard}};
    json["weight"] = stage.due.hard ? Json() : Json(stage.due.weight);
    json["met"] = goal.met ? Json(month(verification, *goal.met)) : Json();
    json["late_months"] = goal.late;
    json["unmet"] = goal.unmet;
    return json;
}

}  // namespace

std::string numbers_text(const Verification& verification, const Organisation& plan) {
    std::string text;
    for (const Goal& goal : verification.goals) {
        std::string late = "in time";
        if (goal.late > 0) late = report::counted(static_cast<std::size_t>(goal.late), "month") + " late";
        if (!goal.met) late = fmt::format("at least {}: {}", late, fmt::join(goal.unmet, "; "));
        text += fmt::format("stage {}: due in {}, {}, {}\n", plan[goal.stage].id, month(verification, goal.due),
                            goal.met ? "met from " + month(verification, *goal.met)
                                     : "not met by " + month(verification, verification.months),
                            late);
    }
    const bool never = std::ranges::any_of(verification.goals, [](const Goal& goal) { return !goal.met; });
    text += fmt::format("late months, by weight: {}{:g}\n", never ? "at least " : "", verification.late);
    if (verification.months > 0 && plan.costs.given) {
        text += fmt::format("cost {}: {}\n",
                            report::months_text(verification.now + 1, verification.now + verification.months),
                            money_text(verification.cost, plan.costs.currency));
    }
    text += fmt::format("{}, {}\n", report::counted(verification.moves, "move"),
                        report::counted(verification.manager_changes, "change of manager", "changes of manager"));
    return text;
}

std::string verification_json(const Verification& verification, bool verified, const Found& found,
                              const text::Sources& sources, const Organisation& plan) {
    Json json{{"verified", verified}};
    Json stages = Json::array();
    for (const Goal& goal : verification.goals) stages.push_back(stage_json(verification, goal, plan));
    json["stages"] = std::move(stages);
    json["late_months"] = verification.late;
    json["cost"] = Json();
    if (plan.costs.given) {
        json["cost"] = {{"from", month(verification, 1)},
                        {"to", month(verification, verification.months)},
                        {"amount", plain_money_text(verification.cost, plan.costs.currency)},
                        {"currency", std::string(plan.costs.currency)}};
    }
    json["moves"] = verification.moves;
    json["manager_changes"] = verification.manager_changes;
    json["disruption"] = verification.disruption();
    const auto listed = [&](const text::Findings& findings) {
        return Json::parse(report::json_report(findings, sources, plan, {}))["findings"];
    };
    json["findings"] = listed(found.findings);
    json["by_size_alone"] = listed(found.by_size);
    return report::json_text(json);
}

}  // namespace orgplan::verify
