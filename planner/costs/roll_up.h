#pragma once

#include "graph/index/forest.h"

namespace orgplan::costs {

/// Adds to each unit what is below it, and to the last of the row everything.
template <class Sum>
void roll_row(const graph::Forest& units, Sum* row) {
    for (std::size_t i = units.order.size(); i-- > 0;) {
        const std::uint32_t unit = units.order[i];
        const std::uint32_t above = units.parent[unit];
        row[above == graph::Forest::kNowhere ? units.order.size() : above] += row[unit];
    }
}

}  // namespace orgplan::costs
