#include <array>
#include <nlohmann/json.hpp>

#include "graph/model/enumerators.h"
#include "planner/diff/diff_words.h"
#include "planner/diff/report.h"
#include "planner/report/json.h"

namespace orgplan::diff {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 3> kPresence{"changed", "added", "removed"};
static_assert(kPresence.size() == kEnumerators<Presence>);

// Amounts are texts, so that no reader rounds them.
Json json_of(const std::optional<costs::Exact>& amount, std::string_view currency) {
    return amount ? Json(plain_money_text(amount->rounded(), currency)) : Json();
}

Json json_of(const std::optional<graph::Headcount>& count, const std::optional<costs::Exact>& rate,
             const std::optional<CostSide>& side) {
    if (!count) return nullptr;
    Json json = {{"seats", count->seats},
                 {"headcount", count->heads},
                 {"externals", count->externals},
                 {"volunteers", count->volunteers},
                 {"acting", count->acting},
                 {"vacant", count->vacant},
                 {"fte", count->fte}};
    if (side) json["run_rate"] = json_of(rate, side->currency);
    return json;
}

Json json_of(const std::optional<CostSide>& side) {
    if (!side) return nullptr;
    Json json = {{"currency", side->currency}, {"seats_without_cost", side->unpriced}};
    if (side->first < side->end) {
        json["from"] = month_text(side->first);
        json["to"] = month_text(side->end - 1);
        json["total"] = json_of(side->total, side->currency);
        json["in_common_months"] = json_of(side->common, side->currency);
    }
    return json;
}

Json json_of(const RuleChange& change) {
    Json row = {{"what", name_of(change.what)},
                {"change", name_of(change.kind)},
                {"effect", name_of(change.effect)},
                {"id", change.id},
                {"roles", change.roles},
                {"at", change.at},
                {"before", change.from},
                {"after", change.to}};
    if (!change.why.empty()) row["why"] = change.why;
    row["keys"] = Json::array();
    for (const RuleChange::Key& key : change.keys) {
        row["keys"].push_back({{"key", key.key}, {"before", key.from}, {"after", key.to}});
    }
    return row;
}

}  // namespace

std::string diff_json(const Diff& diff, const DiffSides& sides) {
    const auto at = [&](StageSet stages) {
        Json labels = Json::array();
        for (std::size_t p = 0; p < diff.stages.size(); ++p) {
            if (stages.has(id_at<StageId>(p))) labels.push_back(diff.stages[p].label);
        }
        return labels;
    };
    Json json = {{"before", sides.before_name}, {"after", sides.after_name}, {"different", !diff.empty()}};
    json["stages"] = Json::array();
    for (const StagePair& pair : diff.stages) {
        Json row = {{"label", pair.label}};
        row["before"] = given(pair.before) ? Json(sides.before[pair.before].id) : Json();
        row["after"] = given(pair.after) ? Json(sides.after[pair.after].id) : Json();
        json["stages"].push_back(std::move(row));
    }
    json["stages_not_compared"] = Json::array();
    for (const StagePair& pair : diff.not_compared) json["stages_not_compared"].push_back(pair.label);
    json["headcount"] = Json::array();
    for (const HeadsChange& each : diff.heads) {
        json["headcount"].push_back({{"unit", each.unit},
                                     {"name", each.unit.empty() ? "company" : each.name},
                                     {"stage", diff.stages[each.pair].label},
                                     {"before", json_of(each.before, each.cost_before, diff.costs.before)},
                                     {"after", json_of(each.after, each.cost_after, diff.costs.after)}});
    }
    json["costs"] = {{"before", json_of(diff.costs.before)}, {"after", json_of(diff.costs.after)}};
    json["changes"] = Json::array();
    for (const Change& change : diff.changes) {
        Json row = {{"what", name_of(change.thing)},
                    {"change", kPresence[static_cast<std::size_t>(change.presence)]},
                    {"id", change.id}};
        if (!change.was.empty()) row["previously"] = change.was;
        row["label"] = change.label;
        if (change.promoted) row["promoted"] = true;
        row["unit"] = change.unit;
        row["stages"] = at(change.stages);
        row["facts"] = Json::array();
        for (const Fact& fact : change.facts) {
            Json each = {{"key", name_of(fact.aspect)}};
            if (!fact.name.empty()) each["name"] = fact.name;
            each["before"] = fact.from;
            each["after"] = fact.to;
            each["stages"] = at(fact.stages);
            row["facts"].push_back(std::move(each));
        }
        json["changes"].push_back(std::move(row));
    }
    json["likely_renames"] = Json::array();
    for (const LikelyRename& each : diff.renames) {
        json["likely_renames"].push_back({{"what", name_of(each.thing)},
                                          {"before", each.from},
                                          {"after", each.to},
                                          {"why", each.why},
                                          {"stages", at(each.stages)}});
    }
    json["rules"] = Json::array();
    for (const RuleChange& each : diff.rules) json["rules"].push_back(json_of(each));
    json["findings"] = Json::array();
    for (const FindingChange& each : diff.findings) {
        Json row = {{"change", word_of(each.kind)},
                    {"rule", each.finding.rule},
                    {"severity", name_of(each.finding.severity)},
                    {"message", each.finding.message},
                    {"where", each.where},
                    {"stages", at(each.stages)},
                    {"between", report::days_json<Json>(each.finding.between)}};
        if (each.kind == FindingChange::Kind::changed) {
            row["was"] = {{"severity", name_of(each.was_severity)}, {"message", each.was_message}};
            row["worse"] = each.worse;
        }
        json["findings"].push_back(std::move(row));
    }
    json["suppressed"] = {{"before", diff.suppressed_before}, {"after", diff.suppressed_after}};
    return report::json_text(json);
}

}  // namespace orgplan::diff
