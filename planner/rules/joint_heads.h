#pragma once

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Reports joint heads of which one is below another, at stages or between them. Time linear in lines, and in the ways
/// up from joint heads; where there are none, in units alone.
void check_joint_heads(const Organisation& organisation, text::Findings& findings);

}  // namespace orgplan::rules
