#pragma once

#include <string>

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::report {

/// "at `seed`", "at `seed` and `series-a`", "at every stage"; empty where there is one stage or none is named.
std::string stages_text(StageSet stages, const Organisation& organisation);

/// What a finding says, with its stages. Where it says other things at other stages, each number is said with its own:
/// "`m` has 11 direct reports, more than 9, at `a`; 15 at `b`".
std::string finding_text(const text::Finding& finding, const Organisation& organisation);

}  // namespace orgplan::report
