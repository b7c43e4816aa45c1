#include "graph/chart/layout/snap.h"

#include <cmath>

namespace orgplan::layout {

double snapped(double value) {
    const double halves = std::abs(value) * 2;
    const double whole = std::floor(halves);
    const double nearest = (halves - whole >= 0.5 ? whole + 1 : whole) / 2;
    return std::signbit(value) ? -nearest : nearest;
}

void snap(Layout& layout) {
    for (Rect& box : layout.boxes) {
        box.x = snapped(box.x);
        box.y = snapped(box.y);
    }
    for (Polyline& line : layout.lines) {
        for (Point& point : line) point = {snapped(point.x), snapped(point.y)};
    }
}

}  // namespace orgplan::layout
