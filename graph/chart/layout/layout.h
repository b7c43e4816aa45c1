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

/// A dotted line from a box, or a row of it, to another one, or another row of the same box.
struct DottedLink {
    static constexpr double kWholeBox = -1;

    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double from_at = kWholeBox;  ///< the height of the row below the upper edge of the box
    double to_at = kWholeBox;
};

/// How a dotted line runs. Lines to one target run together: a later one ends where it joins an earlier one.
struct DottedRoute {
    static constexpr std::uint32_t kTarget = 0xFFFFFFFF;

    Polyline line;  ///< from its beginning to the target, or to where it joins; empty where the search found none
    std::uint32_t joins = kTarget;  ///< the link whose line it joins
};

struct RouteOptions {
    double crossing = 90;  ///< crossing a line of another target costs as much as so many points of length
    unsigned rounds = 2;   ///< how often each target's lines are routed anew, now that the others are known
};

/// Routes by link. A line leaves a box on any side, a row on the left or right at its height. Lines keep 3.5 points
/// clear of every box, run on no solid line and beside those of another target at 2.5 points or more, and may leave the
/// layout by 8 points. Few bends, few crossings and short lines are looked for, in this order. The search is bounded
/// for each link and round whatever the size of the layout, which itself is looked through once.
std::vector<DottedRoute> route_dotted(const Layout& layout, std::span<const DottedLink> links,
                                      const RouteOptions& options = {});

}  // namespace orgplan::layout
