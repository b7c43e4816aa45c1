#pragma once

#include "graph/chart/layout/arrange.h"
#include "graph/chart/layout/shape.h"
#include "graph/chart/layout/tree.h"

// How calm a chart is, and what that is worth; private to the layout.

namespace orgplan::layout {

/// By how much larger than it is a shape counts that is not calm at all, in a chart of so many boxes. A small chart has
/// letters to spare, so that calm is worth more to it.
inline double calm_worth(double boxes) {
    return 0.1 + 4 / (10 + boxes);
}

/// From 0 for a calm shape towards 1.
inline double disturbed(const Shape& shape, double boxes) {
    return shape.unease / (0.25 * boxes + shape.unease);
}

/// What disturbs in a node's subtree where its reports are in these slots, each as many boxes as it touches.
float unease(const Tree& tree, const ShapeTable& table, std::uint32_t node, std::span<const ChildSlot> slots,
             Arrangement arrangement);

}  // namespace orgplan::layout
