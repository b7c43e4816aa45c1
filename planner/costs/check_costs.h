#pragma once

#include "graph/organisation.h"
#include "planner/report/finding.h"

namespace orgplan {

/// Holds the run rate of each stage and every budget against what the seats cost, and names seats that no band fits.
void check_costs(const Organisation& organisation, Findings& findings);

}  // namespace orgplan
