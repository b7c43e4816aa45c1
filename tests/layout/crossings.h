#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "graph/chart/layout/layout.h"

namespace orgplan {

/// How often pieces of one line cross pieces of another, ends that only touch not counted.
inline std::size_t crossings(const layout::Polyline& one, const layout::Polyline& other) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < one.size(); ++i) {
        for (std::size_t j = 1; j < other.size(); ++j) {
            const bool upright = one[i - 1].x == one[i].x;
            if (upright == (other[j - 1].x == other[j].x)) continue;
            const layout::Point a = upright ? one[i - 1] : other[j - 1];
            const layout::Point b = upright ? one[i] : other[j];
            const layout::Point c = upright ? other[j - 1] : one[i - 1];
            const layout::Point d = upright ? other[j] : one[i];
            count += std::min(c.x, d.x) < a.x && a.x < std::max(c.x, d.x) && std::min(a.y, b.y) < c.y &&
                     c.y < std::max(a.y, b.y);
        }
    }
    return count;
}

inline std::size_t crossings(const std::vector<layout::Polyline>& lines) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) count += crossings(lines[i], lines[j]);
    }
    return count;
}

inline double length(const layout::Polyline& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += std::abs(line[i].x - line[i - 1].x) + std::abs(line[i].y - line[i - 1].y);
    }
    return sum;
}

}  // namespace orgplan
