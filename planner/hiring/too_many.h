#pragma once

#include <cstddef>
#include <vector>

#include "planner/hiring/hires.h"

namespace orgplan::hiring {

/// Starts that have to be in some months, and are more than these bear, whatever the months of others.
struct TooMany {
    std::vector<const Hire*> hires;
    std::vector<PositionId> seats;
    const Hire* beyond = nullptr;  ///< the first of those that are too many
    std::size_t capacity = 0;
    Month first;
    Month last;
};

/// For `hires_per_month`: those who are too many in whichever month it begins to count.
std::vector<TooMany> too_many_hires(const HiringPlan& plan);
/// For interviews, where whoever can hold them starts as early as possible.
std::vector<TooMany> too_many_interviews(const HiringPlan& plan);

/// Interviewers at the end of each month from that before the first of the plan on, at most.
std::vector<std::size_t> most_interviewers(const HiringPlan& plan);
/// The last month, from that of the plan, in which `hires_per_month` can begin to count: somebody has to start in it.
/// The first where it is the same in all months.
int last_beginning(const HiringPlan& plan);

}  // namespace orgplan::hiring
