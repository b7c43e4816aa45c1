#pragma once

#include <cstddef>

#include "graph/model/organisation.h"
#include "planner/hiring/norms.h"
#include "planner/text/finding.h"

namespace orgplan::hiring {

/// Checks a plan: starts against what can be recruited, interviewed and onboarded, requisitions against today, units
/// against their managers, leavers against the limit; and what the spec says of hiring against what is typical. Returns
/// for how many starts it is not known whether any months keep to all limits at once: a search ended before. Time
/// linear in seats and changes, but for sorting and that search, which is bounded.
std::size_t check_hiring(const Organisation& organisation, const HiringNorms& norms, text::Findings& findings);

}  // namespace orgplan::hiring
