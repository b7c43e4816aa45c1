#pragma once

#include <map>
#include <vector>

#include "graph/index/index.h"
#include "graph/index/movements.h"
#include "graph/index/unit_times.h"
#include "planner/hiring/norms.h"

// How seats are counted against a need, the same for who checks a plan and who proposes one.

namespace orgplan::needs {

/// Whether a seat that is so, with these tags of its own, matches on a day.
bool matches(const Organisation& organisation, const graph::UnitTimes& times, const SeatSelector& selector,
             const PositionState& state, const std::vector<Text>& tags, Tick day);
/// The filled seats that match.
std::vector<PositionId> filled_seats(const graph::UnitTimes& times, const SeatSelector& selector,
                                     const graph::Index& at);
/// How many they are.
std::size_t filled(const graph::UnitTimes& times, const SeatSelector& selector, const graph::Index& at);

/// How productive somebody of a role is in the first months, as the spec says it, else in even steps over its months of
/// ramp-up.
std::vector<double> ramp_of(const Organisation& organisation, RoleId role, const hiring::HiringNorms& norms);
/// How much of a kind of work one full-time person does, once productive: what `work` says, for the level before any
/// other. Where `work` says nothing at all of a kind, one for everybody who does not manage.
double does(const Organisation& organisation, Text work, RoleId role, Text level);

/// The days on which somebody came from outside, by seat.
using Starts = std::map<PositionId, std::vector<Tick>>;
Starts starts_of(const std::vector<graph::Movement>& movements);
/// When whoever sits in a seat on a day came from outside; `kBeforeAll` where they always did.
Tick began(const Starts& starts, PositionId seat, Tick day);

/// What a filled seat adds to a capacity.
struct Able {
    PositionId seat = kNone<PositionId>;
    double full = 0;  ///< once productive, for its part of a week, of holders who are not on leave
    double now = 0;   ///< of a newcomer as much as the ramp-up allows in the month of that day
};
/// The seats that add something.
std::vector<Able> able_seats(const graph::Index& at, const CapacityNeed& need, const hiring::HiringNorms& norms,
                             const Starts& starts);
/// Productive full-time equivalents for a kind of work on a day: what each filled seat does, for its part of a week, of
/// newcomers as much as their ramp-up allows in the month of that day, of whoever is on leave nothing.
double capacity(const graph::Index& at, const CapacityNeed& need, const hiring::HiringNorms& norms,
                const Starts& starts);

}  // namespace orgplan::needs
