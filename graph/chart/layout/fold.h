#pragma once

#include <cstdint>
#include <vector>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/shape.h"
#include "graph/chart/layout/tree.h"

// How a chain of only children turns into columns side by side; private to the layout.

namespace orgplan::layout {

/// A chain of fewer boxes hangs straight down.
constexpr std::uint32_t kShortestFold = 4;

struct FoldPlace {
    std::uint32_t node = 0;
    double x = 0;  ///< of its box, from the corner of the shape
    double y = 0;
    double turn = 0;      ///< where the line to it goes up between two columns
    bool turned = false;  ///< the first of its column, but of the first column
};

/// A chain in columns: the last box is its tail, which has what reports the chain ends in.
struct Fold {
    std::vector<FoldPlace> places;  ///< from the node down to the tail
    double tail_x = 0;              ///< of the tail's shape
    double tail_y = 0;
    const Shape* tail = nullptr;
};

/// The shapes of the chain that begins at a node, in so many columns, one for each shape of its tail.
void fold_shapes(const Tree& tree, const ShapeTable& table, std::uint32_t node, std::size_t columns,
                 const LayoutOptions& options, std::vector<Shape>& shapes);

/// Where the boxes of a chain are in one of these shapes.
Fold fold_of(const Tree& tree, const ShapeTable& table, std::uint32_t node, const Shape& shape,
             const LayoutOptions& options);

}  // namespace orgplan::layout
