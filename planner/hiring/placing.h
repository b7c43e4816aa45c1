#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "planner/hiring/lots.h"
#include "planner/hiring/too_many.h"

namespace orgplan::hiring {

/// Starts that do not move are too many for a group to onboard, wherever those that move are.
struct Overload {
    UnitId group = kNone<UnitId>;
    int month = 0;      ///< of the plan
    int newcomers = 0;  ///< at least
    int settled = 0;    ///< at most
    bool exact = true;  ///< whether no start that moves could change that
    std::vector<const Hire*> hires;
};

/// Starts of which no months keep to these limits.
struct Conflict {
    Limits limits;
    bool in_group = false;           ///< the onboarding that is limited is that of `group` alone
    UnitId group = kNone<UnitId>;    ///< none: people outside units
    std::vector<const Hire*> hires;  ///< those that are due in the months in question
    std::size_t freeze = kNoFreeze;  ///< without which there may be some
    int first = 0;
    int last = 0;
    int most = -1;  ///< of those that move, how many can start at most; less than 0: not known
    int moving = 0;
};

/// The months of all starts. A start that is due by a stage is as late as the limits allow, others are on their day.
struct Placing {
    std::vector<Tick> days;  ///< by start of the plan: when it is, or the last day of its month on which it may be
    /// Starts for which one limit alone is too low, whatever their months.
    std::vector<TooMany> hires;
    std::vector<TooMany> interviews;
    std::vector<Overload> overloads;
    std::vector<Conflict> conflicts;
    std::size_t undecided = 0;   ///< starts for which the search ended before it was known whether they fit
    bool late_is_proved = true;  ///< starts that begin before their requisitions can be filled could not be later
};

/// One month for each start, so that the limits hold: `hires_per_month`, interviews, recruiters, onboarding and
/// freezes. Exact where starts are alike or one limit alone counts them; else a search in a fixed order, which ends
/// after a fixed number of steps. A limit that does not hold whatever the months is left out, and so is one of those in
/// a conflict.
Placing place_starts(const HiringPlan& plan);

}  // namespace orgplan::hiring
