#pragma once

#include <span>
#include <vector>

#include "planner/plan/plan.h"

namespace orgplan::plan {

/// The seats and the capacity that stages need, and what is there of them on each of the days, which are in order. Time
/// linear in needs times seats times days.
std::vector<NeedUse> need_uses(const Organisation& organisation, const hiring::HiringNorms& norms,
                               std::span<const Tick> days);

}  // namespace orgplan::plan
