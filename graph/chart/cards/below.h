#pragma once

#include <functional>
#include <vector>

#include "graph/chart/cards/stage_tree.h"

namespace orgplan::cards {

/// By seat of so many, how many seats are below its box, directly or further down, without ghosts. Time linear in
/// seats.
std::vector<std::uint32_t> all_below(const StageTree& tree, std::size_t seats,
                                     const std::function<bool(PositionId)>& ghost);

}  // namespace orgplan::cards
