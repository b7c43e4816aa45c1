#pragma once

#include <vector>

#include "planner/costs/cost_plan.h"

namespace orgplan::costs {

/// The run rate on a day, by the unit in which it is paid: each unit without those below it, and last what is outside
/// all units.
std::vector<Exact> run_rate_by_home(const CostPlan& plan, Tick day);
/// The same with all below, and last the company.
std::vector<Exact> run_rate_by_unit(const CostPlan& plan, Tick day);

}  // namespace orgplan::costs
