#pragma once

#include <vector>

#include "planner/costs/cost_plan.h"
#include "planner/plan/plan.h"

namespace orgplan::plan {

/// Everything to be done, by time, then kind, then in the order of the text. Time linear in states and holders but for
/// sorting.
std::vector<Action> actions_of(const costs::CostPlan& costs, const hiring::HiringNorms& norms);

}  // namespace orgplan::plan
