#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/manual/rule_facts.h"

namespace orgplan::manual {

/// Which rules; all that is given must hold.
struct RuleFilter {
    std::string
        pack;  ///< `default`: what is asked where a spec chooses nothing; empty or `all`: all but the text's faults
    std::string role;  ///< an id: rules about it
    std::optional<text::Severity> severity;
};

/// A rule that was asked for.
struct ListedRule {
    const RuleEntry* entry;
    std::vector<const rules::Rule*> rules;  ///< of a table the rows that were asked for
    text::Severity severity;                ///< of several rows the heaviest
    bool by_default;                        ///< asked of a spec that chooses no packs
};

/// By id.
std::vector<ListedRule> list_rules(const RuleFilter& filter);

/// Two lines, so far from the left: id, severity and pack, and below them the fault.
std::string rule_lines(const ListedRule& rule, std::size_t indent);

/// The list as people read it, in at most 100 columns where words allow it, with the counts as its last line.
std::string rules_text(const std::vector<ListedRule>& rules);
/// All that is known of each, and of the parameters they compare with.
std::string rules_json(const std::vector<ListedRule>& rules);

}  // namespace orgplan::manual
