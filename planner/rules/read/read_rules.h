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

/// The words that an organisation adds to the vocabulary, against which selectors are checked. A list left empty is not
/// checked.
struct RuleWords {
    std::vector<std::string_view> roles;  ///< ids
    std::vector<std::string_view> families;
    std::vector<std::string_view> units;
    std::vector<std::string_view> locations;
    std::vector<std::string_view> products;
    std::vector<std::string_view> projects;
    /// The id of the role a text means; empty where it means none or several. Without it a role is named by its id.
    std::function<std::string(std::string_view)> role_of;
};

/// The words of an organisation: its roles, with the titles and aliases that mean one of them, its families, units,
/// locations, products and projects. It must outlive them.
RuleWords words_of(const Organisation& org);

/// Reads `parameters:` of a file of ours into the set, which stays sorted.
void read_parameters(text::Node root, RuleSet& rules, text::Findings& findings);

/// Reads `rules:` of a file of ours into the set; reports whatever cannot be read where it stands.
void read_rule_file(text::Node root, RuleSet& rules, text::Findings& findings);

/// Reads `statements:` of a file of ours into the set, all of whose rules have been read. `faults` are found without a
/// rule, and a statement may name them too.
void read_statements(text::Node root, std::span<const text::CatalogueEntry> faults, RuleSet& rules,
                     text::Findings& findings);

/// Reads `rules: {define: [..]}` of a spec into the set; a rule with a fault is left out, and the fault reported there.
/// `why` serves as help, and as summary where none is given; severity is warning and the pack `own` unless it says
/// otherwise.
void read_own_rules(text::Node list, const RuleWords& words, RuleSet& rules, text::Findings& findings);

}  // namespace orgplan::rules
