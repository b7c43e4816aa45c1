#include <algorithm>
#include <cmath>

#include "graph/chart/layout/route_search.h"

namespace orgplan::layout {
namespace {

constexpr double kClear = 3.5;  // at least so far from every box
constexpr double kApart = 3;    // and from a solid line alongside
constexpr double kApartFromDotted = 2.5;
constexpr double kOut = 4;        // the search begins so far from the box
constexpr double kBesideRow = 3;  // a second line leaves a row so far above or below its middle

Rect around(Point a, Point b) {
    const auto [left, right] = std::minmax(a.x, b.x);
    const auto [top, bottom] = std::minmax(a.y, b.y);
    return {left, top, right - left, bottom - top};
}

Rect grown(const Rect& rect, double by) {
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

bool meet(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool same(const Rect& a, const Rect& b) {
    return a.x == b.x && a.y == b.y && a.width == b.width;
}

bool upright(const Rect& piece) {
    return piece.height > piece.width;
}

// Whether a line runs along the piece, nearer than `apart`, or ends so near before it.
bool alongside(const Rect& piece, const Rect& line, double apart, double before) {
    if (upright(piece) != upright(line)) return false;
    if (upright(piece)) {
        return std::abs(piece.x - line.x) < apart && piece.y < line.bottom() + before &&
               line.y - before < piece.bottom();
    }
    return std::abs(piece.y - line.y) < apart && piece.x < line.right() + before && line.x - before < piece.right();
}

// Whether the way from `a` to `b` crosses a line or ends on it; what it begins on is not crossed.
bool crosses(Point a, Point b, const Rect& line) {
    if (a.x == b.x) {
        return line.width > 0 && line.x <= a.x && a.x <= line.right() && a.y != line.y &&
               std::min(a.y, b.y) <= line.y && line.y <= std::max(a.y, b.y);
    }
    return line.height > 0 && line.y <= a.y && a.y <= line.bottom() && a.x != line.x && std::min(a.x, b.x) <= line.x &&
           line.x <= std::max(a.x, b.x);
}

}  // namespace

std::vector<Port> ports_of(const Rect& box, double row) {
    std::vector<Port> ports;
    const auto right = [&](double y, double cost) {
        ports.push_back({{box.right(), y}, {box.right() + kOut, y}, false, cost});
    };
    const auto left = [&](double y, double cost) { ports.push_back({{box.x, y}, {box.x - kOut, y}, false, cost}); };
    if (row >= 0) {
        for (const auto& [off, cost] : {Point{0, 0}, Point{kBesideRow, 4}, Point{-kBesideRow, 4}}) {
            right(box.y + row + off, cost);
            left(box.y + row + off, cost);
        }
        return ports;
    }
    const double beside = box.y + std::min(box.height / 2, 22.0);
    const double lower = box.y + std::min(box.height * 0.8, 36.0);
    const double higher = box.y + std::min(box.height * 0.25, 10.0);
    right(beside, 0);
    left(lower, 10);
    right(lower, 8);
    right(higher, 8);
    left(higher, 14);
    for (const auto& [share, cost] : {Point{0.8, 15}, Point{0.2, 18}}) {
        const double across = box.x + box.width * share;
        ports.push_back({{across, box.bottom()}, {across, box.bottom() + kOut}, true, cost});
        ports.push_back({{across, box.y}, {across, box.y - kOut}, true, cost});
    }
    return ports;
}

bool Ground::open(const Port& port, const Rect& box, std::uint32_t net) const {
    const Rect piece = around(port.at, port.out);
    const Rect near = grown(piece, kClear);
    return obstacles_.each(near, [&](const Obstacle& obstacle) {
        const Rect& rect = obstacle.rect;
        switch (obstacle.kind) {
            case ObstacleKind::box:
                return !meet(rect, near) || same(rect, box);
            case ObstacleKind::solid_line:
                return !alongside(piece, rect, kApart, 0);
            case ObstacleKind::dotted_line:
                return !alongside(piece, rect, kApartFromDotted, obstacle.net == net ? 0 : kApartFromDotted);
            case ObstacleKind::gone:
                break;
        }
        return true;
    });
}

double Ground::cost(const Polyline& line, std::uint32_t net) const {
    double sum = crossing_ * static_cast<double>(crossings(line, net));
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1];
        const Point b = line[i];
        sum += std::abs(a.x - b.x) + std::abs(a.y - b.y) + (i > 1 ? kBend : 0);
        sum += kOverSolid * static_cast<double>(met(a, b, ObstacleKind::solid_line, net));
    }
    return sum;
}

std::size_t Ground::crossings(const Polyline& line, std::uint32_t net) const {
    std::size_t count = 0;
    for (std::size_t i = 1; i < line.size(); ++i) count += met(line[i - 1], line[i], ObstacleKind::dotted_line, net);
    return count;
}

std::size_t Ground::met(Point a, Point b, ObstacleKind kind, std::uint32_t net) const {
    std::size_t count = 0;
    obstacles_.each(grown(around(a, b), 0.1), [&](const Obstacle& obstacle) {
        const bool other = kind != ObstacleKind::dotted_line || obstacle.net != net;
        count += obstacle.kind == kind && other && crosses(a, b, obstacle.rect);
        return true;
    });
    return count;
}

}  // namespace orgplan::layout
