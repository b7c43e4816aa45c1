#pragma once

#include "graph/index/forest.h"
#include "graph/model/money.h"

namespace orgplan::costs {

/// Adds to each unit what is below it, and to the last of the row everything.
inline void roll_row(const graph::Forest& units, Amount* row) {
    for (std::size_t i = units.order.size(); i-- > 0;) {
        const std::uint32_t unit = units.order[i];
        const std::uint32_t above = units.parent[unit];
        row[above == graph::Forest::kNowhere ? units.order.size() : above] += row[unit];
    }
}

}  // namespace orgplan::costs
