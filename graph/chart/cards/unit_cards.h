#pragma once

#include "graph/chart/cards/cards.h"

namespace orgplan::cards {

/// The cards of units, of a series. A unit that is within another at one stage and elsewhere at the next has a card in
/// each place.
CardForest unit_cards(const Organisation& organisation, const CardOptions& options);

}  // namespace orgplan::cards
