#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "planner/text/source.h"

namespace orgplan::manual {

/// Where a spec, or a policy that it names, defines a rule.
struct DefinedAt {
    std::string file;
    text::LineColumn at;
};

/// What an id in a finding means.
struct RuleEntry {
    const text::CatalogueEntry* entry;
    std::vector<const rules::Rule*> rules;                ///< of a table its rows; none for faults of texts and graphs
    const rules::RuleSet* set = &rules::builtin_rules();  ///< that they are of
    std::optional<DefinedAt> defined = {};                ///< none: it is built in
    std::string written = {};                             ///< the lines of a spec's own rule

    bool is_table() const { return !rules.empty() && rules.front()->row > 0; }
};

/// Every id, sorted; or the one, null where there is none of that name.
const std::vector<RuleEntry>& rule_entries();
const RuleEntry* find_rule_entry(std::string_view id);

/// Whether a rule is checked where a spec chooses no packs.
bool checked_by_default(std::string_view id, std::string_view pack, text::Severity severity);

/// Whether a rule of a set, or a row, is about a role.
bool is_about(const rules::Rule& rule, std::string_view role, const rules::RuleSet& set = rules::builtin_rules());

/// The fault in a line; for a row, with what its role lacks.
std::string fault_of(const rules::Rule& rule);

/// What a rule, or any row of a table, compares with, by name.
std::vector<const rules::Parameter*> parameters_of(const std::vector<const rules::Rule*>& rules);

/// The facts that a rule of a set, or any row of a table, needs.
std::vector<std::string> needs_of(const std::vector<const rules::Rule*>& rules, const rules::RuleSet& set);

/// Its number, or its word.
std::string value_text(const rules::Parameter& parameter);

}  // namespace orgplan::manual
