#pragma once

#include "graph/model/organisation.h"
#include "planner/hiring/norms.h"
#include "planner/text/finding.h"

namespace orgplan::hiring {

/// Holds a plan against itself: starts against what can be recruited, interviewed and taken in, requisitions against
/// today, units against their managers, leavers against what was said; and what the spec says of hiring against what
/// is common. Time linear in seats and changes, but for sorting.
void check_hiring(const Organisation& organisation, const HiringNorms& norms, text::Findings& findings);

}  // namespace orgplan::hiring
