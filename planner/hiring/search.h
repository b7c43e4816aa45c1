#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "planner/hiring/schedule.h"

namespace orgplan::hiring {

enum class Verdict : std::uint8_t {
    placed,
    impossible,  ///< no months keep to the limits
    undecided    ///< the steps ended before either was known
};

/// Early: each lot starts as early as it can, those due first before others. Evenly: the same number each month, those
/// of which most are left for the months they have before others, and then as early as they can.
enum class Pace : std::uint8_t { early, even };

/// Places all lots at a pace. Whether that keeps to all limits; where it does not, other ways may. Time linear in lots
/// and their months but for sorting.
bool fill(const StartModel& model, const Question& question, Pace pace, Schedule& schedule);

/// Whether starts do not fit even where all are alike: the shortest ramp-up of all, a sum of all recruiters, every
/// interviewer there from the earliest month on. Where they are alike, this is exact.
struct Shortage {
    int last = 0;    ///< the month by which they are due
    int due = 0;     ///< how many of those in question are due by then
    int placed = 0;  ///< and at most can start
};
std::optional<Shortage> shortage_if_alike(const StartModel& model, const Question& question);

/// Tries all ways to place the lots, in a fixed order, and leaves the first that fits in `schedule`. Each try takes one
/// of `steps`.
Verdict search(const StartModel& model, const Question& question, Schedule& schedule, std::size_t& steps);

}  // namespace orgplan::hiring
