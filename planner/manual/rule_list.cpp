#include "planner/manual/rule_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "planner/manual/manual_text.h"
#include "planner/manual/own_rules.h"
#include "planner/report/json.h"
#include "planner/report/phrases.h"
#include "planner/rules/enum_words.h"
#include "planner/rules/rule_words.h"

namespace orgplan::manual {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kMostSevereFirst{text::Severity::error, text::Severity::warning, text::Severity::advice};

std::size_t count_of(const std::vector<ListedRule>& rules, text::Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(rules, severity, &ListedRule::severity));
}

Json evidence_json(const rules::Evidence& evidence) {
    Json json = Json::object();
    if (evidence.seed != 0) {
        json["evidence"] = {
            {"source_text", evidence.seed}, {"description", evidence.description}, {"quote", evidence.quote}};
    }
    if (!evidence.source.empty()) json["source"] = evidence.source;
    return json;
}

// By rule, and within it by the kind of fact.
std::map<std::string, Json> words_json(const std::vector<ListedRule>& rules) {
    std::set<const rules::RuleSet*> sets{&rules::builtin_rules()};
    for (const ListedRule& rule : rules) sets.insert(rule.entry->set);
    std::map<std::string, Json> words;
    for (const rules::RuleSet* set : sets) {
        // The rules of a spec are behind all that are built in.
        if (set == &rules::builtin_rules() && sets.size() > 1) continue;
        for (const rules::NeededFact& fact : rules::rule_words(*set)) {
            for (const rules::NeededWord& word : fact.words) {
                for (const std::string& rule : word.rules) words[rule][std::string(fact.fact)].push_back(word.word);
            }
        }
    }
    return words;
}

Json rule_json(const ListedRule& listed, const std::map<std::string, Json>& words) {
    const text::CatalogueEntry& entry = *listed.entry->entry;
    Json json = {{"id", entry.id},
                 {"pack", entry.pack},
                 {"default", listed.by_default},
                 {"severity", name_of(listed.severity)},
                 {"summary", entry.summary},
                 {"why", entry.why},
                 {"details", entry.details},
                 {"help", entry.help}};
    if (listed.rules.empty()) return json;
    const rules::Rule& rule = *listed.rules.front();
    json["subject"] = word_of(rule.subject);
    json["covered_later"] = rule.covered_later;
    json["parameters"] = Json::array();
    for (const rules::Parameter* parameter : parameters_of(listed.rules)) json["parameters"].push_back(parameter->name);
    const auto known = words.find(entry.id);
    json["words"] = known == words.end() ? Json::object() : known->second;
    if (const std::optional<DefinedAt>& defined = listed.entry->defined) {
        json["defined"] = {{"file", defined->file}, {"line", defined->at.line}, {"column", defined->at.column}};
        return json;
    }
    if (!listed.entry->is_table()) {
        if (!rule.role.empty()) json["role"] = rule.role;
        json.update(evidence_json(rule.evidence));
        json["passes"] = rule.passes;
        json["fails"] = rule.fails;
        return json;
    }
    json["rows"] = Json::array();
    for (const rules::Rule* row : listed.rules) {
        Json each = {{"roles", rules::builtin_rules().seats[row->for_seats].roles},
                     {"expected", row->called},
                     {"severity", name_of(row->severity)}};
        each.update(evidence_json(row->evidence));
        each["passes"] = row->passes;
        each["fails"] = row->fails;
        json["rows"].push_back(std::move(each));
    }
    return json;
}

Json parameter_json(const rules::Parameter& parameter) {
    Json json = {{"name", parameter.name}};
    if (parameter.words.empty()) {
        json["value"] = parameter.value;
    } else {
        json["value"] = value_text(parameter);
        json["words"] = parameter.words;
    }
    json["meaning"] = parameter.meaning;
    json["source"] = parameter.source;
    return json;
}

}  // namespace

std::vector<ListedRule> list_rules(const RuleFilter& filter, const std::vector<RuleEntry>& own) {
    std::vector<ListedRule> listed;
    const auto list = [&](const RuleEntry& entry) {
        const std::string& pack = entry.entry->pack;
        const bool every_pack = filter.pack.empty() || filter.pack == "all" || filter.pack == "default";
        if (every_pack ? text::is_fixed(pack) : pack != filter.pack) return;
        ListedRule each{&entry, {}, text::Severity::hide, false};
        const auto take = [&](text::Severity severity) {
            if (filter.severity && severity != *filter.severity) return false;
            const bool by_default = checked_by_default(entry.entry->id, pack, severity);
            if (filter.pack == "default" && !by_default) return false;
            each.severity = std::max(each.severity, severity);
            each.by_default = each.by_default || by_default;
            return true;
        };
        if (entry.rules.empty() && filter.role.empty()) take(entry.entry->severity);
        for (const rules::Rule* rule : entry.rules) {
            if (!filter.role.empty() && !is_about(*rule, filter.role, *entry.set)) continue;
            if (take(rule->severity)) each.rules.push_back(rule);
        }
        if (each.severity != text::Severity::hide) listed.push_back(std::move(each));
    };
    std::ranges::for_each(rule_entries(), list);
    std::ranges::for_each(own, list);
    std::ranges::stable_sort(listed, {},
                             [](const ListedRule& each) { return std::string_view(each.entry->entry->id); });
    return listed;
}

std::string rule_lines(const ListedRule& rule, std::size_t indent) {
    const text::CatalogueEntry& entry = *rule.entry->entry;
    const std::string spaces(indent, ' ');
    std::string text = fmt::format("{}{}  {}, {}", spaces, entry.id, name_of(rule.severity), entry.pack);
    if (!rule.by_default) text += ", not checked by default";
    if (rule.entry->defined) text += fmt::format(", defined at {}", place_text(*rule.entry->defined));
    text += '\n';
    const bool one_row = rule.entry->is_table() && rule.rules.size() == 1;
    std::string fault = one_row ? fault_of(*rule.rules.front()) : entry.summary;
    if (rule.rules.size() > 1) fault += fmt::format(" ({} rows)", rule.rules.size());
    return text + wrapped(spaces + "    ", fault);
}

std::string rules_text(const std::vector<ListedRule>& rules) {
    std::string text;
    for (const ListedRule& rule : rules) text += rule_lines(rule, 0);
    return text + fmt::format("\n{}: {}, {}, {}\n", report::counted(rules.size(), "rule"),
                              report::counted(count_of(rules, text::Severity::error), "error"),
                              report::counted(count_of(rules, text::Severity::warning), "warning"),
                              report::counted(count_of(rules, text::Severity::advice), "advice", "advice"));
}

std::string rules_json(const std::vector<ListedRule>& rules) {
    Json json = {{"rules", Json::array()}, {"parameters", Json::array()}, {"counts", Json::object()}};
    const std::map<std::string, Json> words = words_json(rules);
    std::vector<const rules::Rule*> all;
    for (const ListedRule& rule : rules) {
        json["rules"].push_back(rule_json(rule, words));
        all.insert(all.end(), rule.rules.begin(), rule.rules.end());
    }
    for (const rules::Parameter* parameter : parameters_of(all))
        json["parameters"].push_back(parameter_json(*parameter));
    for (const text::Severity severity : kMostSevereFirst) {
        json["counts"][std::string(name_of(severity))] = count_of(rules, severity);
    }
    return report::json_text(json);
}

}  // namespace orgplan::manual
