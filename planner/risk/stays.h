#pragma once

#include <vector>

#include "graph/index/movements.h"
#include "planner/risk/inputs.h"

namespace orgplan::risk {

/// A time in which nobody may start, [opens, closes).
struct Closed {
    Tick opens;
    Tick closes;
};

/// One person in a seat as the plan has it, and whoever succeeds them there, up to the next one that the plan gives a
/// time for.
struct Stay {
    PositionId seat = kNone<PositionId>;
    Tick from;                       ///< when the plan has somebody there
    Tick to;                         ///< and from when nobody, or somebody else
    bool employed = false;           ///< they may leave, and somebody else is sought then
    bool sought = false;             ///< they have still to be found: no name, no offer
    bool running = false;            ///< their requisition is open already
    Tick opened;                     ///< the day on which it is opened
    std::vector<Closed> starts;      ///< freezes, by their opening; of starts in a new seat
    std::vector<Closed> successors;  ///< and of backfills
    bool backfill = false;
};

/// The first day from one on which falls in no freeze.
Tick first_free(const std::vector<Closed>& freezes, Tick day);

/// All that end after today, by seat, then time. A requisition is opened when the plan needs it, though not before
/// today unless its status says that it is open. Of a start that is overdue the person is still sought.
std::vector<Stay> stays_of(const Inputs& inputs, const std::vector<graph::Movement>& movements);

}  // namespace orgplan::risk
