#pragma once

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::costs {

/// Holds the run rate of each stage and every budget against what the seats cost, and names seats that no band fits.
void check_costs(const Organisation& organisation, text::Findings& findings);

}  // namespace orgplan::costs
