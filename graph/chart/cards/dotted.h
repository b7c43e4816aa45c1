#pragma once

#include <cstdint>
#include <map>
#include <span>

#include "graph/chart/cards/cards.h"

namespace orgplan::cards {

/// On which card each seat is.
using CardsOfSeats = std::map<PositionId, std::uint32_t>;

/// Adds the dotted lines between cards to a forest as links, or as notes where they are too many to be drawn; a line
/// between the seat that a chart is around and one that it does not show is always a note. `where` is by stage of the
/// options.
void add_dotted(const Organisation& organisation, const CardOptions& options, std::span<const CardsOfSeats> where,
                CardForest& forest);

}  // namespace orgplan::cards
