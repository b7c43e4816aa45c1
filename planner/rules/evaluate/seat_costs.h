#pragma once

#include <compare>
#include <functional>
#include <optional>

#include "graph/index/index.h"

namespace orgplan::rules {

/// What rules know of the costs of seats that exist at a time; amounts they do not see.
struct SeatCosts {
    /// Whether a seat has a cost, even one that cannot be calculated. Empty: no seat has.
    std::function<bool(const graph::Index& at, PositionId seat)> given;
    /// How the cost of a seat is beside that of another; nothing where one of them is not known. Empty: none is.
    std::function<std::optional<std::strong_ordering>(const graph::Index& at, PositionId seat, PositionId other)>
        compare;
};

}  // namespace orgplan::rules
