#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/rules/read/read_rules.h"
#include "planner/rules/read/rule_reader.h"
#include "planner/text/nearest.h"
#include "planner/text/values.h"

namespace orgplan::rules {
namespace {

constexpr std::array<std::string_view, 8> kKeys{"code", "says", "rule", "row", "merged", "permits", "left_out", "why"};
constexpr std::array<std::string_view, 4> kFates{"rule", "merged", "permits", "left_out"};

// Whether a statement names a rule that exists, and of a table a row that exists. What is found without a rule, such as
// whether the graph is sound, is named by its id in the catalogue.
bool names_a_rule(text::Node value, text::Node row, std::span<const text::CatalogueEntry> faults, const RuleSet& rules,
                  RuleReader& reader) {
    std::vector<std::string_view> ids;
    std::vector<std::string_view> roles;
    bool table = false;
    bool found = false;
    for (const Rule& rule : rules.rules) {
        ids.push_back(rule.id);
        if (rule.id != value.text()) continue;
        found = true;
        table = table || rule.row > 0;
        const auto& of_row = rules.seats[rule.for_seats].roles;
        if (rule.row > 0) roles.insert(roles.end(), of_row.begin(), of_row.end());
    }
    const auto is_meant = [&](const text::CatalogueEntry& fault) { return fault.id == value.text(); };
    if (!found && !row && std::any_of(faults.begin(), faults.end(), is_meant)) return true;
    if (!found) {
        reader.fault(value.place(), fmt::format("there is no rule `{}`", value.text()),
                     text::did_you_mean(value.text(), ids));
        return false;
    }
    if (!row && !table) return true;
    if (!row) {
        reader.fault(value.place(), fmt::format("rule `{}` is a table and needs a `row`", value.text()));
        return false;
    }
    if (std::find(roles.begin(), roles.end(), row.text()) != roles.end()) return true;
    reader.fault(row.place(), fmt::format("rule `{}` has no row for `{}`", value.text(), row.text()),
                 text::did_you_mean_name(row.text(), roles));
    return false;
}

void read_statement(text::Node map, std::span<const text::CatalogueEntry> faults, RuleSet& rules, RuleReader& reader) {
    if (!reader.is_map(map, "a statement") || !reader.only(map, "a statement", kKeys)) return;
    bool sound = true;
    for (const text::Node value : map) {
        if (value.is_scalar() && !value.text().empty()) continue;
        reader.fault(value.place(), fmt::format("`{}` must be a text", value.key()));
        sound = false;
    }
    for (const std::string_view key : {"code", "says"}) {
        if (map.find(key)) continue;
        reader.fault(map.place(), fmt::format("a statement needs `{}`", key));
        sound = false;
    }
    if (!sound) return;
    const auto given = std::count_if(kFates.begin(), kFates.end(), [&](auto key) { return bool(map.find(key)); });
    if (given != 1) {
        reader.fault(map.place(), "a statement needs exactly one of `rule`, `merged`, `permits` and `left_out`");
        return;
    }
    const text::Node rule = map.find("rule");
    const text::Node merged = map.find("merged");
    const text::Node row = map.find("row");
    if (!rule && !map.find("why")) {
        reader.fault(map.place(), "a statement without a `rule` needs a `why`");
        sound = false;
    }
    if (const text::Node out = map.find("left_out"); out && (out.quoted() || text::bool_of(out.text()) != true)) {
        reader.fault(out.place(), "`left_out` must be `true`, or left out");
        sound = false;
    }
    if (rule || merged) {
        sound = names_a_rule(rule ? rule : merged, row, faults, rules, reader) && sound;
    } else if (row) {
        reader.fault(row.key_place(), "`row` needs `rule` or `merged`");
        sound = false;
    }
    const text::Node code = map.find("code");
    const auto same = [&](const Statement& other) { return other.code == code.text(); };
    if (std::any_of(rules.statements.begin(), rules.statements.end(), same)) {
        reader.fault(code.place(), fmt::format("there is already a statement `{}`", code.text()));
        sound = false;
    }
    if (!sound) return;
    const auto text = [&](std::string_view key) { return std::string(map.find(key).text()); };
    rules.statements.push_back({text("code"), text("says"), text("rule"), text("row"), text("merged"), text("permits"),
                                static_cast<bool>(map.find("left_out")), text("why")});
}

}  // namespace

void read_statements(text::Node root, std::span<const text::CatalogueEntry> faults, RuleSet& rules,
                     text::Findings& findings) {
    const RuleWords words;
    RuleReader reader(rules, words, findings);
    for (const text::Node each : root.find("statements")) read_statement(each, faults, rules, reader);
}

}  // namespace orgplan::rules
