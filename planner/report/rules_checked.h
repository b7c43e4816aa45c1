#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace orgplan::report {

/// A rule that was skipped somewhere, because the spec lacks a fact it needs.
struct SkippedRule {
    std::string rule;
    std::string summary;             ///< the fault in one line; may be empty for a rule of the spec's own
    std::string kind;                ///< what the rule is about: "seat", "unit", "company", ...
    std::size_t subjects = 0;        ///< for how many of them it was skipped
    std::vector<std::string> facts;  ///< the keys it needs, sorted
};

/// Which rules were checked, besides what was found.
struct RulesChecked {
    std::size_t checked = 0;           ///< rules, those that were skipped somewhere among them
    std::vector<SkippedRule> skipped;  ///< each rule once
};

/// One line: how many rules were checked, how many were skipped, and which facts were missing most often.
std::string checked_text(const RulesChecked& rules);

/// Each rule that was skipped, with its summary, for how many seats or units, and the facts it needs; ends with an
/// empty line, and is empty where no rule was skipped.
std::string skipped_text(const RulesChecked& rules);

}  // namespace orgplan::report
