#pragma once

#include <vector>

namespace orgplan::layout {

// Everything on a chart is measured in points (1/72 inch), x to the right, y downwards.

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Rect {
    double x = 0;  ///< left
    double y = 0;  ///< top
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    double middle() const { return x + width / 2; }
};

/// A line of straight pieces; between cards they are horizontal and vertical.
using Polyline = std::vector<Point>;

}  // namespace orgplan::layout
