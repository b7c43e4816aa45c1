#pragma once

#include <span>
#include <vector>

#include "planner/costs/cost_plan.h"
#include "planner/plan/plan.h"

namespace orgplan::plan {

/// The company, then each unit after the one above it as they lie at the last of the days, with what they are on each
/// of the days, which are in order. What they cost is left to others. Time linear in seats and units times those of the
/// days before which something changes.
std::vector<UnitPlan> unit_plans(const costs::CostPlan& costs, std::span<const Tick> days);

/// The run rate that budgets of the company allow on a day, the least of them.
std::optional<Amount> allowed_on(const Organisation& organisation, Tick day);

}  // namespace orgplan::plan
