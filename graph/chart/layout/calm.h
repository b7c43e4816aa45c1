#pragma once

#include "graph/chart/layout/arrange.h"
#include "graph/chart/layout/shape.h"
#include "graph/chart/layout/tree.h"

// How calm a chart is, and what that is worth; private to the layout.

namespace orgplan::layout {

/// A shape that is not calm at all counts as this much larger than it is.
constexpr double kCalmWorth = 0.1;

/// From 0 for a calm shape towards 1.
inline double disturbed(const Shape& shape, double boxes) {
    return shape.unease / (0.25 * boxes + shape.unease);
}

/// What disturbs in a node's subtree where its reports are in these slots, each as many boxes as it touches.
float unease(const Tree& tree, const ShapeTable& table, std::uint32_t node, std::span<const ChildSlot> slots,
             Arrangement arrangement);

}  // namespace orgplan::layout
