#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/geometry.h"

// The layout is a library of its own: boxes with sizes in, coordinates out. It knows no text and no page but its
// proportions, throws nothing, and says the same of the same boxes in every build and in a browser: sums in the order
// written (no contraction), of maths only `sqrt`, `floor` and `ceil`, sorts that decide every tie, nothing unordered.
// Everything is in points; sizes are finite and not negative.

namespace orgplan::layout {

/// At which side of its parent's stem an assistant is.
enum class Side : std::uint8_t {
    free,  ///< right, left, right ... in the order of the boxes
    right,
    left
};

/// A card to be placed: a node of a forest whose parents come before their children.
struct Box {
    static constexpr std::uint32_t kNoParent = 0xFFFFFFFF;

    double width = 0;
    double height = 0;
    std::uint32_t parent = kNoParent;
    bool assistant = false;   ///< placed at its parent's side, above the others; has no children
    std::uint32_t alike = 0;  ///< siblings with the same number are of one kind and are arranged alike
    Side side = Side::free;   ///< of an assistant
};

struct LayoutOptions {
    double ratio = 1.414;    ///< width / height of the space to fill
    double column_gap = 14;  ///< between neighbours of one row
    double row_gap = 14;     ///< between neighbours of one stack
    double level_gap = 30;   ///< between a parent's lower edge and the first row below; the bus runs in it
    double indent = 18;      ///< of a stack of several, beside its spine
    double enough = 0;       ///< a whole narrower than this is drawn no larger: then only calm counts
};

struct Layout {
    double width = 0;
    double height = 0;
    std::vector<Rect> boxes;      ///< by box
    std::vector<Polyline> lines;  ///< by box: from its parent to it; empty for a root
};

/// The page-shaped layout: below a parent its children are in one row, in several beside a trunk, in hanging stacks, or
/// in one indented stack, and a long chain of only children turns into columns side by side; chosen so that the whole
/// can be drawn largest into `ratio`, where up to a tenth of the scale, of a small chart more, is given up
/// for calm. Several roots are in rows.
/// Order of siblings is kept; assistants are at their side of the line that leads down from their parent. No two boxes
/// overlap, no line passes through a box, lines of two parents never run on one another. Time and memory linear in the
/// number of boxes; no recursion (a chain of a million does not overflow the stack).
Layout page_shaped(std::span<const Box> boxes, const LayoutOptions& options);

/// A line from one box to another that is not its parent.
struct DottedLink {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// How a dotted line runs: either a polyline clear of all boxes, or, where the bounded search found none, two stubs,
/// one at each end, with a label that names the other end.
struct DottedRoute {
    Polyline line;
    Polyline from_stub;
    Polyline to_stub;
};

/// Routes in the given order, by link; a later one keeps a little apart from earlier ones that run in the same channel.
/// Lines keep 3.5 points clear of every box, run on no solid line, and may leave the layout by 8 points. The search is
/// bounded for each link (5000 steps, twice) whatever the size of the layout, which itself is looked through once; a
/// link from a box to itself has stubs.
std::vector<DottedRoute> route_dotted(const Layout& layout, std::span<const DottedLink> links);

}  // namespace orgplan::layout
