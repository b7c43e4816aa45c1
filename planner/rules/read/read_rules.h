#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/rules/rule.h"
#include "planner/text/catalogue.h"
#include "planner/text/document.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// The words that an organisation adds to the vocabulary; selectors may use these. An empty list allows any word.
struct RuleWords {
    std::vector<std::string_view> roles;  ///< ids
    std::vector<std::string_view> families;
    std::vector<std::string_view> units;
    std::vector<std::string_view> products;
    std::vector<std::string_view> projects;
    /// The known word of a fact, as a spec names that, which another word misspells; empty where it misspells none.
    /// Where this is not set, none is reported.
    std::function<std::string(std::string_view fact, std::string_view word)> misspelt;
    /// The id of the role that a text means; empty where it means none or several. Where this is not set, roles are
    /// named by id.
    std::function<std::string(std::string_view)> role_of;
    /// The ids of the roles that a text may mean, where it may mean several; may not be set.
    std::function<std::vector<std::string>(std::string_view)> roles_meant;
};

/// The words of an organisation, which must outlive them: its roles, with the titles and aliases that mean one of them,
/// its families, units, products and projects.
RuleWords words_of(const Organisation& org);

/// Reads `parameters:` of a built-in file into the set, which stays sorted.
void read_parameters(text::Node root, RuleSet& rules, text::Findings& findings);
/// Reads `spellings:` of a built-in file.
void read_spellings(text::Node root, RuleSet& rules, text::Findings& findings);

/// Reads `rules:` of a built-in file into the set; reports what cannot be read, at its place.
void read_rule_file(text::Node root, RuleSet& rules, text::Findings& findings);

/// Reads `statements:` of a built-in file into the set, whose rules have all been read. `faults` are found without a
/// rule, and a statement may name them too.
void read_statements(text::Node root, std::span<const text::CatalogueEntry> faults, RuleSet& rules,
                     text::Findings& findings);

/// Reads `rules: {define: [..]}` of a spec into the set; a rule with a fault is left out, and the fault reported. `why`
/// serves as summary where none is given; the severity is warning unless given, and the pack is `own`.
void read_own_rules(text::Node list, const RuleWords& words, RuleSet& rules, text::Findings& findings);

}  // namespace orgplan::rules
