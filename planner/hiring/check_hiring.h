#pragma once

#include "graph/model/organisation.h"
#include "planner/hiring/norms.h"
#include "planner/text/finding.h"

namespace orgplan::hiring {

/// Checks a plan: starts against what can be recruited, interviewed and onboarded, requisitions against today, units
/// against their managers, leavers against the limit; and what the spec says of hiring against what is typical. Time
/// linear in seats and changes, but for sorting.
void check_hiring(const Organisation& organisation, const HiringNorms& norms, text::Findings& findings);

}  // namespace orgplan::hiring
