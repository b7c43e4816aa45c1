#pragma once

#include <string>

#include "graph/chart/cards/cards.h"

namespace orgplan::scene {

/// Whether a card is that of the seat that a chart is around, or of the unit where that seat is.
bool is_centre(const Organisation& organisation, const cards::CardForest& forest, const cards::Card& card,
               StageId stage);

/// The name of the company and, of a scenario, its own: "Acme \u00B7 Faster growth"; empty if neither is given.
std::string heading_of(const Organisation& organisation);

/// A seat in one word: who holds it, else its title.
std::string seat_name(const Organisation& organisation, PositionId seat, StageId stage);

/// The other ends of dotted lines that are written on a row of a card rather than drawn, those it has or those that
/// lead to it: "reports also to Ann, Bo and 2 more", or empty.
std::string dotted_text(const Organisation& organisation, const cards::CardForest& forest, const cards::Card& card,
                        const cards::Row& row, StageId stage, bool incoming);

/// How many are below a card: "12 below, 4 direct, not shown", or "2 reports not shown", or empty.
std::string below_text(const cards::Card& card, StageId stage);

}  // namespace orgplan::scene
