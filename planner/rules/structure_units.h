#pragma once

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Units that nobody is ever in, units with somebody whose role manages people but without a `manager`, and units with
/// other departments than they state, at any time from the first stage on.
void check_units(const Organisation& organisation, text::Findings& findings);

}  // namespace orgplan::rules
