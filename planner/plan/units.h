#pragma once

#include <span>
#include <vector>

#include "planner/costs/cost_plan.h"
#include "planner/plan/plan.h"

namespace orgplan::plan {

/// The company, then each unit after the one above it as they are at the last of the days, with headcount and run rate
/// on each of the days, which are in order; without costs by quarter. Time linear in seats and units times those of the
/// days before which something changes.
std::vector<UnitPlan> unit_plans(const costs::CostPlan& costs, std::span<const Tick> days);

/// The budget of the company for the run rate on a day; the lowest if there are several.
std::optional<Amount> allowed_on(const Organisation& organisation, Tick day);

}  // namespace orgplan::plan
