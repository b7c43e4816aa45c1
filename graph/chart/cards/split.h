#pragma once

#include <span>
#include <vector>

#include "graph/chart/cards/cards.h"

namespace orgplan::cards {

/// A part of a forest that has its own page.
struct PagePart {
    CardForest forest;
    std::vector<std::uint32_t> cards;  ///< by card: which one of the whole
};

/// Cuts a forest by subtree so that the cards of each part cover at most `area` square points, as far as that can be:
/// one card with one report is never cut further. A card whose reports go on elsewhere is on both pages, and both name
/// the other. Every other card is on exactly one. Time n log n.
std::vector<PagePart> split_cards(const CardForest& forest, std::span<const layout::Box> boxes, double area);

}  // namespace orgplan::cards
