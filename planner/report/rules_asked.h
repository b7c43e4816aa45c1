#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace orgplan::report {

/// A rule that could not be decided somewhere, since the spec does not give a fact.
struct Undecided {
    std::string rule;
    std::string summary;             ///< the fault in one line; may be empty for a rule of one's own
    std::string kind;                ///< what the rule is asked of: "seat", "unit", "company", ...
    std::size_t subjects = 0;        ///< of how many of them it could not be decided
    std::vector<std::string> facts;  ///< which keys would decide it, sorted
};

/// What was asked of an organisation, beside what was found.
struct RulesAsked {
    std::size_t asked = 0;             ///< rules
    std::vector<Undecided> undecided;  ///< each rule once
};

/// One line: how many rules were asked, how many were left open, and which facts would decide most of these.
std::string asked_text(const RulesAsked& rules);

/// Each rule that was left open, with its summary, of how many seats or units, and what would decide it; ends with an
/// empty line, and is empty where every rule was decided.
std::string undecided_text(const RulesAsked& rules);

}  // namespace orgplan::report
