#include "planner/manual/rules_markdown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "planner/glossary/glossary.h"
#include "planner/manual/facts_markdown.h"
#include "planner/manual/manual_text.h"
#include "planner/manual/rule_list.h"
#include "planner/report/markdown.h"

namespace orgplan::manual {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kPacks{{
    {"glossary", "what the source texts say about roles and the whole organisation"},
    {"benchmark", "numbers that others have published, and rules of our own; typical, not mandatory"},
    {"relation", "which roles work together"},
    {"profile", "the background and skills usual in a role"},
    {"structure", "reporting lines, units and references that cannot be right"},
    {"plan", "a plan that `plan verify` checks; always reported there, with a fixed severity"},
    {"text", "the text of a spec; always checked, with a fixed severity"},
}};

std::string count_cell(std::size_t count) {
    return count == 0 ? std::string() : fmt::format("{}", count);
}

std::string packs_table() {
    std::string text =
        "| pack | what it is about | rules | errors | warnings | advice | checked by default |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n";
    for (const auto& [pack, about] : kPacks) {
        const std::vector<ListedRule> rules = list_rules({.pack = std::string(pack), .role = {}, .severity = {}});
        const auto with = [&](text::Severity severity) {
            return static_cast<std::size_t>(std::ranges::count(rules, severity, &ListedRule::severity));
        };
        const auto by_default = static_cast<std::size_t>(std::ranges::count(rules, true, &ListedRule::by_default));
        text += fmt::format("| [{0}](#pack-{0}) | {1} | {2} | {3} | {4} | {5} | {6} |\n", pack, about, rules.size(),
                            count_cell(with(text::Severity::error)), count_cell(with(text::Severity::warning)),
                            count_cell(with(text::Severity::advice)),
                            by_default == rules.size() ? "yes"
                            : by_default == 0          ? "no"
                                                       : fmt::format("{} of {}", by_default, rules.size()));
    }
    return text + '\n';
}

std::string rows_table(const std::vector<const rules::Rule*>& rows) {
    std::string text = "\n| role | expected | severity | evidence |\n| --- | --- | --- | --- |\n";
    for (const rules::Rule* row : rows) {
        std::vector<std::string> roles;
        for (const std::string& id : rules::builtin_rules().seats[row->for_seats].roles) {
            roles.push_back(fmt::format("[{0}](roles.md#{0})", id));
        }
        text += fmt::format("| {} | {} | {} | {} |\n", fmt::join(roles, ", "), report::markdown_cell(row->called),
                            name_of(row->severity), report::markdown_cell(evidence_text(row->evidence)));
    }
    return text;
}

std::string section(const RuleEntry& entry) {
    const text::CatalogueEntry& rule = *entry.entry;
    std::string text = fmt::format("#### {}\n\n**{}**: {}.\n", rule.id, name_of(rule.severity),
                                   report::markdown_message(rule.summary));
    if (!rule.why.empty()) text += fmt::format("\n{}\n", report::markdown_message(rule.why));
    if (!rule.details.empty()) text += fmt::format("\nDetails: {}\n", report::markdown_message(rule.details));
    text += '\n';
    if (!entry.is_table()) {
        const std::string evidence = entry.rules.empty() ? rule.evidence : evidence_text(entry.rules.front()->evidence);
        text += fmt::format("- Evidence: {}\n", report::markdown_message(evidence));
    }
    std::vector<std::string> parameters;
    for (const rules::Parameter* each : parameters_of(entry.rules)) {
        parameters.push_back(fmt::format("[`{}`](#parameters) ({})", each->name, value_text(*each)));
    }
    if (!parameters.empty()) text += fmt::format("- Parameters: {}\n", fmt::join(parameters, ", "));
    if (!rule.help.empty()) text += fmt::format("- What to do: {}\n", report::markdown_message(rule.help));
    if (entry.is_table()) text += rows_table(entry.rules);
    return text + '\n';
}

// The rules of a pack that belong to a role; to none where it is empty.
std::string rules_of_role(std::string_view pack, std::string_view role) {
    std::string text;
    for (const RuleEntry& entry : rule_entries()) {
        if (entry.entry->pack != pack) continue;
        // Checks of plans are not rules of the vocabulary.
        const bool of_none = entry.rules.empty() || entry.is_table();
        if (of_none ? role.empty() : entry.rules.front()->role == role) text += section(entry);
    }
    return text;
}

std::string pack_chapter(std::string_view pack) {
    std::string text = fmt::format("## Pack {}\n\n", pack);
    std::string roles;
    for (const glossary::GlossaryFamily& family : glossary::glossary().families) {
        for (const glossary::GlossaryRole& role : glossary::glossary().roles) {
            if (role.family != family.id) continue;
            const std::string rules = rules_of_role(pack, role.id);
            if (!rules.empty()) roles += fmt::format("### [{}](roles.md#{})\n\n{}", role.title, role.id, rules);
        }
    }
    const std::string others = rules_of_role(pack, {});
    if (!roles.empty() && !others.empty()) text += "### Not about a single role\n\n";
    return text + others + roles;
}

// What is checked in every text and every graph.
std::string faults_chapter(std::string_view pack) {
    std::string text =
        fmt::format("## Pack {}\n\n| id | severity | fault | what to do |\n| --- | --- | --- | --- |\n", pack);
    for (const RuleEntry& entry : rule_entries()) {
        const text::CatalogueEntry& fault = *entry.entry;
        if (fault.pack != pack) continue;
        text += fmt::format("| <a id=\"{0}\"></a>`{0}` | {1} | {2} | {3} |\n", fault.id, name_of(fault.severity),
                            report::markdown_cell(fault.summary), report::markdown_cell(fault.help));
    }
    return text + '\n';
}

std::string parameters_chapter() {
    std::string text =
        "## Parameters\n\n"
        "The values that rules compare with. A spec sets one with `rules: {set: {NAME: VALUE}}`.\n\n"
        "| parameter | value | meaning | source | rules |\n| --- | --- | --- | --- | --- |\n";
    for (const rules::Parameter& parameter : rules::builtin_rules().parameters) {
        std::vector<std::string> rules;
        for (const RuleEntry& entry : rule_entries()) {
            const std::vector<const rules::Parameter*> used = parameters_of(entry.rules);
            if (std::ranges::find(used, &parameter) == used.end()) continue;
            rules.push_back(fmt::format("[{0}](#{0})", entry.entry->id));
        }
        std::string value = value_text(parameter);
        if (!parameter.words.empty()) value += fmt::format(", one of {}", fmt::join(parameter.words, ", "));
        text += fmt::format("| `{}` | {} | {} | {} | {} |\n", parameter.name, value,
                            report::markdown_cell(parameter.meaning), report::markdown_cell(parameter.source),
                            fmt::join(rules, ", "));
    }
    return text + '\n';
}

}  // namespace

std::string rules_markdown() {
    std::string text =
        "# The rules\n\n"
        "Each finding names its rule by id. `orgplan explain ID` shows the rule with a spec that passes, one that "
        "fails, and\nwhat is reported there; `orgplan rules` lists rules by pack, role and severity. "
        "[own-rules.md](own-rules.md) says how\nto choose packs, change severities, suppress findings and write your "
        "own rules, and\n[glossary-coverage.md](glossary-coverage.md) what became of each statement of the source "
        "texts.\n\n"
        "This page is made from `schemas/rules/` and `schemas/findings.yaml`.\n\n";
    text += packs_table() +
            "Other chapters: [parameters](#parameters), [facts that rules need](#facts-that-rules-need).\n\n";
    for (const std::string_view pack : {"glossary", "benchmark", "relation", "profile"}) text += pack_chapter(pack);
    for (const std::string_view pack : {"structure", "plan", "text"}) text += faults_chapter(pack);
    text += parameters_chapter() + facts_markdown();
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

}  // namespace orgplan::manual
