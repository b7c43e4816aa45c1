#pragma once

#include <span>
#include <vector>

#include "planner/plan/plan.h"

namespace orgplan::plan {

/// For each [bounds[i], bounds[i + 1]), in time linear in states and holders but for sorting. Each flow begins with the
/// headcount that the one before ends with.
std::vector<HeadFlow> head_flows(const Organisation& organisation, std::span<const Tick> bounds);

}  // namespace orgplan::plan
