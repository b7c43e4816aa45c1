#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::report {

/// "at `seed`", "at `seed` and `series-a`", "at every stage"; empty where there is one stage or none is named.
std::string stages_text(StageSet stages, const Organisation& organisation);

/// "from 2027-03-15 to 2027-04-19, between `seed` and `series-a`": the days of a time without a stage.
std::string between_text(const Between& time, const Organisation& organisation);

/// When something is so, as text: its stages, and its first few times between them.
std::string when_text(StageSet stages, std::span<const Between> between, const Organisation& organisation);

/// A message in two parts: what was seen, after which come its stages, and a remark on later stages, as in
/// " (resolved at `year-end`)", which may be empty.
struct MessageParts {
    std::string_view seen;
    std::string_view remark;
};
MessageParts parts_of(std::string_view message);

/// What a finding says, with its stages and times. Where it says other things at other stages, each number is said with
/// its own:
/// "`m` has 11 direct reports, more than 9, at `a`; 15 at `b`".
std::string finding_text(const text::Finding& finding, const Organisation& organisation);

}  // namespace orgplan::report
