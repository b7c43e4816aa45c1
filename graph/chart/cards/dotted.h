#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "graph/chart/cards/cards.h"

namespace orgplan::cards {

/// On which card each seat is.
using CardsOfSeats = std::map<PositionId, std::uint32_t>;

/// Adds the dotted lines between seats that are drawn to a forest as links; where the other end is not drawn, as a note
/// on the card of the seat that has the line, and of the seat that a chart is around also to it. `where` is by stage of
/// the options.
void add_dotted(const Organisation& organisation, const CardOptions& options, std::span<const CardsOfSeats> where,
                CardForest& forest);

/// At stages at which the links of one page are more than an eye can follow they become notes. Lines from one card to
/// one seat run together and count as one.
void write_crowded_links(std::span<const StageId> stages, CardForest& page);

/// Makes a link a note at some stages. Links without a stage remain.
void write_link(std::uint32_t link, const StageSet& stages, CardForest& page);

/// The seats to which a seat has dotted lines at a stage, in order.
std::vector<PositionId> dotted_from(const Organisation& organisation, PositionId seat, StageId stage);

}  // namespace orgplan::cards
