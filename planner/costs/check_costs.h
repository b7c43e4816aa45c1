#pragma once

#include "graph/model/organisation.h"
#include "planner/text/finding.h"

namespace orgplan::costs {

/// Compares the run rate of each stage and every budget with what the seats cost, and reports seats without a cost.
void check_costs(const Organisation& organisation, text::Findings& findings);

}  // namespace orgplan::costs
