#pragma once

#include "planner/text/finding.h"

namespace orgplan::language {

/// Whether an error was found that leaves lines and stages other than the user meant them. That somebody has more to do
/// than a week holds changes none of them.
bool misread(const text::Findings& findings);

}  // namespace orgplan::language
