#pragma once

#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::graph {

/// What happens to whoever sits, or is to sit, in a seat.
enum class MovementKind : std::uint8_t {
    start,      ///< somebody comes from outside into a seat that nobody held
    backfill,   ///< somebody comes from outside into a seat that was held before
    transfer,   ///< somebody who sat in another seat comes
    promotion,  ///< stays, with another role or level
    move,       ///< stays, with another unit
    leave,      ///< goes for good, and the seat stays
    removal     ///< goes for good, and the seat closes
};

/// At a tick after the seat's beginning since ever. One tick may bring several to one seat, in the order of their
/// kinds.
struct Movement {
    Tick at;
    PositionId seat = kNone<PositionId>;
    MovementKind kind = MovementKind::start;
    std::uint32_t state = 0;  ///< of the seat: that which begins, or with a removal ends
    bool secured = false;     ///< of a start or a backfill: who comes is named, or has an offer
};

/// Whether somebody is paid by an invoice rather than a wage, and recruited by nobody.
bool is_external(const PositionState& state);
/// Somebody comes from outside.
inline bool is_hire(const Movement& movement) {
    return movement.kind <= MovementKind::backfill;
}

/// All of an organisation, by time, then seat. Time linear in states and holders but for sorting.
std::vector<Movement> movements_of(const Organisation& organisation);

}  // namespace orgplan::graph
