#pragma once

#include <optional>
#include <vector>

#include "planner/costs/cost_plan.h"

namespace orgplan::costs {

/// A run rate over its budget.
struct Overrun {
    const Budget* budget = nullptr;
    const Budget::RunRate* limit = nullptr;
    Tick first;  ///< the first day on which it is above
    Tick worst_at;
    Exact worst;
};

/// Compares each run rate of a budget with what is paid from its day until the next one's, or until the last stage,
/// where there are several; in the order of the budgets. Nothing where units change too often to be followed. Time
/// linear in changes times how deep units are nested, and times the budgets of one unit.
std::optional<std::vector<Overrun>> overruns(const CostPlan& plan);

}  // namespace orgplan::costs
