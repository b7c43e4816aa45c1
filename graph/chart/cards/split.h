#pragma once

#include <span>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/layout/split.h"

namespace orgplan::cards {

/// A part of a forest that has its own page.
struct PagePart {
    CardForest forest;
    std::vector<std::uint32_t> cards;  ///< by card: which one of the whole
};

/// Splits a forest by subtree over pages that are few and full. A card whose reports go on elsewhere is on both pages,
/// and both name the other. Every other card is on exactly one.
std::vector<PagePart> split_cards(const CardForest& forest, std::span<const layout::Box> boxes,
                                  const layout::PageRoom& room);

}  // namespace orgplan::cards
