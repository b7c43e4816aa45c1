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
    promotion,  ///< stays, with another role or level
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
/// Somebody joins from outside.
inline bool is_hire(const Movement& movement) {
    return movement.kind <= MovementKind::backfill;
}

/// All of an organisation, by time, then seat. Time linear in states and holders but for sorting.
std::vector<Movement> movements_of(const Organisation& organisation);

}  // namespace orgplan::graph
