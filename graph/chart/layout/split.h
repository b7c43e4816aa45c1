#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/layout.h"

namespace orgplan::layout {

/// What a page holds.
struct PageRoom {
    /// Whether boxes can be read when they are laid out together on one page. Of what fits, a part does.
    bool (*fits)(const void* page, std::span<const Box> boxes) = nullptr;
    const void* page = nullptr;  ///< passed to `fits`
    double area = 0;             ///< more than this, in square points of boxes, never fits
    double filled = 0;           ///< less than this leaves a page that looks empty
    double reference = 0;        ///< how much taller a box is that names another page
};

/// A box shown at the top of a page though its own place is elsewhere, since its children, or some, are here.
struct SplitHead {
    std::uint32_t box = Box::kNoParent;
    std::uint32_t from = 0;  ///< the page that leads here: its own, or that of its earlier children
};

/// One of the pages that a forest is split over.
struct SplitPage {
    std::vector<SplitHead> heads;      ///< in the order in which they are read
    std::vector<std::uint32_t> boxes;  ///< what is on the page, the heads too, in ascending order
};

struct Split {
    static constexpr std::uint32_t kNoPage = 0xFFFFFFFF;

    std::vector<SplitPage> pages;        ///< in the order of reading: what goes on is on a later page
    std::vector<std::uint32_t> page_of;  ///< by box: the page where it is below its parent
    std::vector<std::uint32_t> goes_on;  ///< by box: the first page with its children where that is another; `kNoPage`
};

/// Splits a forest over pages that are few and full: each page takes from the top what fits, whole subtrees before
/// parts of them, and what is left of a large one goes on below a second copy of its top box, several such parts on one
/// page. A box whose children, or some, go on elsewhere is on both pages, every other on exactly one. A page holds at
/// least one box and one of its children, whether they fit or not. Calls `fits` about a dozen times for a page, with
/// not many more boxes than a page holds; all else takes time n log n and linear memory; no recursion; the same in
/// every build.
Split split(std::span<const Box> boxes, const PageRoom& room);

}  // namespace orgplan::layout
