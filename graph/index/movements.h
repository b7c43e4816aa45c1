#pragma once

#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::graph {

/// What happens to the holder of a seat.
enum class MovementKind : std::uint8_t {
    start,      ///< somebody joins from outside in a seat that nobody held
    backfill,   ///< somebody joins from outside in a seat that was held before
    comeback,   ///< somebody who left a seat before comes back to it or to another one, as from leave
    transfer,   ///< somebody comes from another seat
    promotion,  ///< stays, with another role or level, be it a higher one or not
    move,       ///< stays, with another unit
    leave,      ///< leaves, and the seat stays
    removal     ///< leaves, and the seat closes
};

/// None at the beginning of a seat that has always been there. One tick may bring several to one seat, in the order of
/// their kinds.
struct Movement {
    Tick at;
    PositionId seat = kNone<PositionId>;
    MovementKind kind = MovementKind::start;
    std::uint32_t state = 0;  ///< of the seat: that which begins, or with a removal ends
    bool secured = false;     ///< of a start or a backfill: the new holder is named, or has an offer
    bool for_good = true;     ///< of a leave or a removal: not all of those who leave come back later
};

/// Whether the holder is paid by invoice rather than a wage, and not recruited.
bool is_external(const PositionState& state);
/// Whether the holder gives their time: without pay, headcount or hire.
bool is_volunteer(const PositionState& state);
/// Whether the holder is on the payroll, and recruited.
inline bool is_employed(const PositionState& state) {
    return !is_external(state) && !is_volunteer(state);
}
/// Whether a role that manages people is followed by one that does not, each of its organisation.
bool gives_up_people(const Organisation& before, const PositionState& then, const Organisation& after,
                     const PositionState& now);
inline bool gives_up_people(const Organisation& org, const PositionState& then, const PositionState& now) {
    return gives_up_people(org, then, org, now);
}
/// Somebody joins from outside.
inline bool is_hire(const Movement& movement) {
    return movement.kind <= MovementKind::backfill;
}

/// All of an organisation, by time, then seat. Time linear in states and holders but for sorting.
std::vector<Movement> movements_of(const Organisation& organisation);

}  // namespace orgplan::graph
