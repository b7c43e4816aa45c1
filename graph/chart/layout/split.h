#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/layout.h"

namespace orgplan::layout {

/// One of the pages that a forest is split over.
struct SplitPage {
    /// Shown at the top though its own place is elsewhere, since its children (or some) are here; `kNoParent`: none.
    std::uint32_t head = Box::kNoParent;
    std::uint32_t from = 0;            ///< the page the head leads here from: its own, or that of its earlier children
    std::vector<std::uint32_t> boxes;  ///< what is on the page, the head too, in ascending order
};

struct Split {
    static constexpr std::uint32_t kNoPage = 0xFFFFFFFF;

    std::vector<SplitPage> pages;        ///< in the order of reading: a page, then those that go on from it
    std::vector<std::uint32_t> page_of;  ///< by box: the page where it is below its parent
    std::vector<std::uint32_t> goes_on;  ///< by box: the first page with its children where that is another; `kNoPage`
};

/// Cuts a forest by subtree so that the boxes of each page, with the gaps about them, cover at most `area` square
/// points, as far as that can be: one box with one child is never cut further. A box whose children go on elsewhere is
/// on both pages, every other on exactly one. Time n log n, memory linear, no recursion; the same in every build.
Split split(std::span<const Box> boxes, double area);

}  // namespace orgplan::layout
