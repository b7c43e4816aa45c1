#include "planner/manual/rule_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "planner/rules/needed_facts.h"
#include "planner/rules/policy/policy.h"

namespace orgplan::manual {
namespace {

void collect(const rules::Condition& condition, std::set<std::string>& names) {
    for (const auto& limit : {condition.at_least, condition.at_most}) {
        if (limit && !limit->parameter.empty()) names.insert(limit->parameter);
    }
    if (condition.op == rules::Op::parameter) names.insert(condition.name);
    for (const rules::Condition& part : condition.parts) collect(part, names);
}

}  // namespace

const std::vector<RuleEntry>& rule_entries() {
    static const std::vector<RuleEntry> kEntries = [] {
        std::vector<RuleEntry> entries;
        for (const text::CatalogueEntry& entry : text::catalogue()) entries.push_back({.entry = &entry, .rules = {}});
        for (const rules::Rule& rule : rules::builtin_rules().rules) {
            const auto found =
                std::ranges::lower_bound(entries, rule.id, {}, [](const RuleEntry& each) { return each.entry->id; });
            found->rules.push_back(&rule);
        }
        return entries;
    }();
    return kEntries;
}

const RuleEntry* find_rule_entry(std::string_view id) {
    const std::vector<RuleEntry>& all = rule_entries();
    const auto found =
        std::ranges::find(all, id, [](const RuleEntry& each) { return std::string_view(each.entry->id); });
    return found == all.end() ? nullptr : &*found;
}

bool checked_by_default(std::string_view id, std::string_view pack, text::Severity severity) {
    static const rules::Policy kNothingChosen(rules::builtin_rules());
    return text::is_fixed(pack) || kNothingChosen.checks(id, pack, severity);
}

bool is_about(const rules::Rule& rule, std::string_view role, const rules::RuleSet& set) {
    if (rule.role == role) return true;
    const std::vector<std::string>& roles = set.seats[rule.for_seats].roles;
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

std::string fault_of(const rules::Rule& rule) {
    return rule.row == 0 ? rule.summary : fmt::format("{}: {}", rule.summary, rule.called);
}

std::vector<const rules::Parameter*> parameters_of(const std::vector<const rules::Rule*>& rules) {
    std::set<std::string> names;
    for (const rules::Rule* rule : rules) {
        collect(rule->require, names);
        if (rule->when) collect(*rule->when, names);
    }
    std::vector<const rules::Parameter*> parameters;
    for (const std::string& name : names) {
        if (const rules::Parameter* parameter = rules::builtin_rules().parameter(name)) parameters.push_back(parameter);
    }
    return parameters;
}

std::vector<std::string> needs_of(const std::vector<const rules::Rule*>& rules, const rules::RuleSet& set) {
    std::set<std::string> facts;
    for (const rules::Rule* rule : rules) facts.merge(rules::needed_facts(set, *rule));
    return {facts.begin(), facts.end()};
}

std::string value_text(const rules::Parameter& parameter) {
    if (parameter.words.empty()) return fmt::format("{:g}", parameter.value);
    return parameter.words[static_cast<std::size_t>(parameter.value)];
}

}  // namespace orgplan::manual
