#include "planner/api/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/api/faults.h"
#include "planner/glossary/title_reader.h"
#include "planner/glossary/titles.h"
#include "planner/manual/explain_rule.h"
#include "planner/manual/explain_title.h"
#include "planner/report/phrases.h"
#include "planner/rules/policy/policy.h"
#include "planner/text/nearest.h"

namespace orgplan::api {
namespace {

// The id of the role that an id, a title or an alias means.
Result<std::string> role_of(const std::string& text) {
    const std::vector<glossary::GlossaryRole>& roles = glossary::glossary().roles;
    const glossary::Titles titles(glossary::glossary());
    const glossary::Titles::Match& match = titles.find(text);
    if (match.certain()) return roles[index(match.roles.front())].id;
    const glossary::TitleReading reading =
        match.unknown() ? glossary::TitleReader(glossary::glossary()).read(text) : glossary::TitleReading();
    const std::vector<RoleId>& candidates = match.unknown() ? reading.roles : match.roles;
    if (candidates.empty()) {
        return Refusal{Refusal::Why::wrong, fmt::format("no role is called `{}`", text),
                       text::did_you_mean_name(text, titles.all())};
    }
    if (candidates.size() == 1 && reading.certain) return roles[index(candidates.front())].id;
    std::vector<std::string> meant;
    for (const RoleId role : candidates) meant.push_back(fmt::format("`{}`", roles[index(role)].id));
    return Refusal{Refusal::Why::wrong, fmt::format("`{}` may mean several roles", text),
                   "write " + report::listed(meant, "or")};
}

Result<std::string> explain_rule(const manual::RuleEntry& entry, const std::string& role) {
    std::string id;
    if (!role.empty()) {
        Result<std::string> found = role_of(role);
        if (!found) return found;
        id = std::move(*found);
    }
    std::string text = manual::explain_rule(entry, id);
    if (!text.empty()) return text;
    return Refusal{Refusal::Why::wrong, fmt::format("rule `{}` is not about `{}`", entry.entry->id, id)};
}

}  // namespace

Result<SpecsRules> rules_of(language::Spec& spec, const language::FileTree* tree) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    SpecsRules found;
    found.by = std::make_unique<rules::SpecRules>(rules::rules_of(spec, {}, tree, found.findings));
    found.own = std::make_unique<manual::OwnRules>(found.by->rules, spec.sources);
    return found;
}

Result<std::vector<manual::ListedRule>> list_rules(const RulesRequest& request, const manual::OwnRules* own) {
    manual::RuleFilter filter{request.pack, {}, request.severity};
    std::vector<std::string_view> packs(rules::pack_words().begin(), rules::pack_words().end());
    packs.insert(packs.end(), {"plan", "text"});
    if (!request.pack.empty() && std::ranges::find(packs, request.pack) == packs.end()) {
        return no_such(fmt::format("no pack is called `{}`", request.pack), request.pack, packs,
                       fmt::format("the packs are `{}`", fmt::join(packs, "`, `")));
    }
    if (!request.role.empty()) {
        Result<std::string> role = role_of(request.role);
        if (!role) return std::move(role.error());
        filter.role = std::move(*role);
    }
    return own == nullptr ? manual::list_rules(filter) : manual::list_rules(filter, own->entries());
}

Result<std::string> explain(const std::string& topic, const std::string& role, const manual::OwnRules* own) {
    if (const manual::RuleEntry* entry = own == nullptr ? nullptr : own->find(topic)) return explain_rule(*entry, role);
    if (const manual::RuleEntry* entry = manual::find_rule_entry(topic)) return explain_rule(*entry, role);
    if (std::string text = manual::explain_title(topic); !text.empty()) return text;
    const glossary::Titles titles(glossary::glossary());
    std::vector<std::string_view> known;
    for (const manual::RuleEntry& each : manual::rule_entries()) known.push_back(each.entry->id);
    if (own != nullptr) {
        for (const manual::RuleEntry& each : own->entries()) known.push_back(each.entry->id);
    }
    Refusal refusal = no_such(fmt::format("no rule or role is called `{}`", topic), topic, known);
    if (std::string near = text::did_you_mean_name(topic, titles.all()); !near.empty()) refusal.hint = std::move(near);
    // Something close to a name is misspelled; a title of another field is not.
    const bool is_id = topic.find('-') != std::string::npos && topic.find(' ') == std::string::npos;
    if (refusal.hint.empty() && is_id && own == nullptr) {
        refusal.hint = "add `--spec SPEC` for a rule that a spec defines";
    }
    if (!refusal.hint.empty() || is_id) return refusal;
    if (std::string text = manual::explain_family(topic); !text.empty()) return text;
    if (topic.find(' ') != std::string::npos) {
        refusal.hint = "as a `title:` it is sound, and stays a title, since no role of the glossary is found in it";
    }
    return refusal;
}

}  // namespace orgplan::api
