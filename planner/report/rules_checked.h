#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/place.h"
#include "graph/model/time.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::report {

/// A rule that was skipped somewhere, because the spec lacks a fact it needs.
struct SkippedRule {
    std::string rule;
    std::string summary;                   ///< the fault in one line; may be empty for a rule of the spec's own
    std::string kind;                      ///< what the rule is about: "seat", "unit", "company", ...
    std::size_t subjects = 0;              ///< for how many of them it was skipped
    std::vector<std::string> facts;        ///< the keys it needs, sorted
    std::vector<std::string> titles = {};  ///< where it needs roles: the titles that may be one of them
    bool everywhere = false;               ///< for all that it is about, at every stage
};

/// A rule for which a search ended before it was known whether it fails.
struct UndecidedRule {
    std::string rule;
    std::string summary;
    std::string kind;          ///< of what the search was for: "start"
    std::size_t subjects = 0;  ///< how many
};

/// What an entry of `ignore` suppressed.
struct SuppressedFinding {
    std::string rule;
    std::string_view kind;          ///< what it is about: "seat", "unit" or "company"; of static life
    std::string id;                 ///< of the seat or unit
    Place where;                    ///< of the finding
    std::vector<text::Part> about;  ///< the parts of the finding; empty: what is at its place
    std::size_t number = 1;         ///< as a finding has it
    StageSet stages;                ///< at which it is suppressed
    Place entry;
    std::string why;         ///< as the entry says it
    bool in_source = false;  ///< the entry is a comment beside what it is about
};

/// What a rule of the spec's own, or of its policies, says of itself.
struct OwnRule {
    std::string rule;
    text::Severity severity;
    std::string summary;
    std::string why;
    std::string help;
};

/// Which rules were checked, besides what was found.
struct RulesChecked {
    std::size_t checked = 0;                ///< rules, those that were skipped somewhere among them
    std::vector<SkippedRule> skipped = {};  ///< each rule once
    std::vector<UndecidedRule> undecided = {};
    std::vector<SuppressedFinding> suppressed = {};
    std::vector<OwnRule> own = {};  ///< of those that were checked
    bool errors = false;            ///< of the text, which may have left out what rules need
};

/// One line: how many rules were checked, how many were skipped, and which facts were missing most often; and how many
/// were not decided.
std::string checked_text(const RulesChecked& rules);

/// Each rule that was skipped, with its summary, for how many seats or units, and the facts it needs, or that the
/// search ended; ends with an empty line, and is empty where no rule was skipped.
std::string skipped_text(const RulesChecked& rules);

/// "2 findings are suppressed by `ignore` in policy.yaml", as a line; empty where nothing was suppressed.
std::string suppressed_text(const RulesChecked& rules, const text::Sources& sources);

}  // namespace orgplan::report
