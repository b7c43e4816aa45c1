#pragma once

#include "planner/text/finding.h"

namespace orgplan::language {

/// Whether a finding is an error that leaves lines and stages other than the user meant them. That somebody has more to
/// do than a week holds changes none of them, nor does what is wrong between stages.
bool misread(const text::Finding& finding);

}  // namespace orgplan::language
