#include "graph/chart/layout/overdraw.h"

#include <algorithm>
#include <cmath>

namespace orgplan::layout {
namespace {

constexpr double kSame = 0.01;

bool same(double a, double b) {
    return std::abs(a - b) < kSame;
}

// How far the straight way from `at` towards `to` is covered by the segment a-b.
Point covered_by(Point at, Point to, Point a, Point b) {
    const bool level = same(at.y, to.y);
    const double across = level ? at.y : at.x;
    if (!same(level ? a.y : a.x, across) || !same(level ? b.y : b.x, across)) return at;
    const auto along = [level](Point p) { return level ? p.x : p.y; };
    const double low = std::min(along(a), along(b));
    const double high = std::max(along(a), along(b));
    if (along(at) < low - kSame || along(at) > high + kSame) return at;
    const double end = std::clamp(along(to), low, high);
    if ((end - along(at)) * (along(to) - along(at)) <= 0) return at;
    return level ? Point{end, at.y} : Point{at.x, end};
}

}  // namespace

Polyline undrawn_part(const Polyline& line, std::span<const Polyline> drawn) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point to = line[i + 1];
        if (!same(line[i].x, to.x) && !same(line[i].y, to.y)) return line;
        Point at = line[i];
        for (bool further = true; further && !(at == to);) {
            further = false;
            for (const Polyline& other : drawn) {
                for (std::size_t k = 0; k + 1 < other.size(); ++k) {
                    const Point reached = covered_by(at, to, other[k], other[k + 1]);
                    if (same(reached.x, at.x) && same(reached.y, at.y)) continue;
                    at = reached;
                    further = true;
                }
            }
        }
        if (same(at.x, to.x) && same(at.y, to.y)) continue;
        Polyline rest{at};
        rest.insert(rest.end(), line.begin() + static_cast<std::ptrdiff_t>(i) + 1, line.end());
        return rest;
    }
    return {};
}

}  // namespace orgplan::layout
