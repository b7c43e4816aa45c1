#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/manual/rule_facts.h"

namespace orgplan::manual {

/// Which rules; everything given must hold.
struct RuleFilter {
    std::string
        pack;  ///< `default`: what is checked where a spec chooses nothing; empty or `all`: all but the text's faults
    std::string role;  ///< an id: rules about it
    std::optional<text::Severity> severity;
};

/// A rule of the list.
struct ListedRule {
    const RuleEntry* entry;
    std::vector<const rules::Rule*> rules;  ///< of a table the rows that match
    text::Severity severity;                ///< of several rows the most severe
    bool by_default;                        ///< checked where a spec chooses no packs
};

/// By id; with `own`, which must outlive the list, also those that a spec defines.
std::vector<ListedRule> list_rules(const RuleFilter& filter, const std::vector<RuleEntry>& own = {});

/// Two lines, indented: id, severity and pack, and below them the fault.
std::string rule_lines(const ListedRule& rule, std::size_t indent);

/// The list as people read it, in at most 100 columns where words allow it, with the counts as its last line.
std::string rules_text(const std::vector<ListedRule>& rules);
/// All that is known about each, and about their parameters.
std::string rules_json(const std::vector<ListedRule>& rules);

}  // namespace orgplan::manual
