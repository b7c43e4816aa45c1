#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/obstacles.h"

namespace orgplan::layout {
namespace {

constexpr double kClear = 3.5;  // at least so far from every box
constexpr double kApart = 2;    // and from a solid line alongside
constexpr double kApartFromDotted = 2.5;
constexpr std::array kTracks{4.0, 7.0};     // beside each edge of a box a line may run so far from it
constexpr double kOutside = 8;              // lines may leave the layout by so much
constexpr double kAround = 180;             // beyond the two boxes a line may stray so far
constexpr double kBend = 30;                // a bend costs as much as so many points of length
constexpr double kSharing = 60;             // as does a piece that runs on an earlier dotted line
constexpr std::size_t kMostBoxes = 1500;    // between the two, beyond which nobody could follow the line
constexpr std::size_t kMostSteps = 5000;    // of one search
constexpr std::array kEagerness{1.0, 1.3};  // of a first search, and of a second where that one comes to no end
constexpr double kStub = 9;

// Where a line may leave a box, and which way.
struct Port {
    Point at;
    Point out;     // the point a little outside, where the search begins
    bool upright;  // leaves upwards or downwards
    double cost;   // of choosing a side where solid lines are likely
};

std::array<Port, 4> ports_of(const Rect& box, double out) {
    const double beside = box.y + std::min(box.height / 2, 22.0);
    const double lower = box.y + std::min(box.height * 0.8, 36.0);
    const double across = box.x + box.width * 0.8;
    return {Port{{box.right(), beside}, {box.right() + out, beside}, false, 0},
            Port{{box.x, lower}, {box.x - out, lower}, false, 10},
            Port{{across, box.bottom()}, {across, box.bottom() + out}, true, 15},
            Port{{across, box.y}, {across, box.y - out}, true, 15}};
}

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

// One search, over the crossings of the channels beside the boxes in a window about the two ends.
class Search {
  public:
    Search(const Layout& layout, const Obstacles& obstacles, const Rect& from, const Rect& to, double eagerness)
        : layout_(layout), obstacles_(obstacles), from_(from), to_(to), eagerness_(eagerness) {}

    // Empty where no line is found.
    Polyline run() {
        if (!lay_out_channels()) return {};
        for (const Port& port : ports_of(to_, kTracks[0])) {
            if (passable(port.at, port.out, true)) goals_.push_back(port);
        }
        if (goals_.empty()) return {};
        for (const Port& port : ports_of(from_, kTracks[0])) {
            if (!passable(port.at, port.out, true)) continue;
            reach({index(xs_, port.out.x), index(ys_, port.out.y), port.upright}, port.cost, kNone, port.at);
        }

        for (std::size_t steps = 0; !open_.empty() && steps < kMostSteps; ++steps) {
            const Open best = open_.top();
            open_.pop();
            if (best.node == kNone) return line();
            if (nodes_[best.node].closed) continue;
            nodes_[best.node].closed = true;
            expand(best.node);
        }
        return {};
    }

  private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Place {
        std::uint32_t x;
        std::uint32_t y;
        bool upright;  // the way it was come by
        bool operator==(const Place&) const = default;
    };
    struct Node {
        Place place;
        double cost;
        std::uint32_t before;
        Point start;  // of the whole line
        bool closed = false;
    };
    struct Open {
        double estimate;
        std::uint32_t order;  // the earlier of equals first
        std::uint32_t node;   // kNone: the goal is reached
        bool operator<(const Open& other) const {
            return estimate != other.estimate ? estimate > other.estimate : order > other.order;
        }
    };

    static std::uint32_t index(const std::vector<double>& values, double value) {
        return static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
    }
    Point point(const Place& place) const { return {xs_[place.x], ys_[place.y]}; }

    bool lay_out_channels() {
        const double left = std::min(from_.x, to_.x);
        const double top = std::min(from_.y, to_.y);
        const Rect both{left, top, std::max(from_.right(), to_.right()) - left,
                        std::max(from_.bottom(), to_.bottom()) - top};
        const Rect window = grown(both, kAround);
        std::size_t boxes = 0;
        const bool few = obstacles_.each(window, [&](const Obstacle& obstacle) {
            if (obstacle.kind != ObstacleKind::box || !meet(obstacle.rect, window)) return true;
            for (const double track : kTracks) {
                xs_.push_back(obstacle.rect.x - track);
                xs_.push_back(obstacle.rect.right() + track);
                ys_.push_back(obstacle.rect.y - track);
                ys_.push_back(obstacle.rect.bottom() + track);
            }
            return ++boxes <= kMostBoxes;
        });
        if (!few) return false;
        for (const Rect& end : {from_, to_}) {
            for (const Port& port : ports_of(end, kTracks[0])) {
                xs_.push_back(port.out.x);
                ys_.push_back(port.out.y);
            }
        }
        const auto tidy = [](std::vector<double>& values, double low, double high) {
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
            std::erase_if(values, [&](double value) { return value < low - kOutside || value > high + kOutside; });
        };
        tidy(xs_, std::max(window.x, 0.0), std::min(window.right(), layout_.width));
        tidy(ys_, std::max(window.y, 0.0), std::min(window.bottom(), layout_.height));
        return true;
    }

    // Clear of every box, and on top of no solid line.
    bool passable(Point a, Point b, bool leaving = false) const {
        const Rect piece = around(a, b);
        const Rect near = grown(piece, kClear);
        const bool upright = piece.height > piece.width;
        return obstacles_.each(near, [&](const Obstacle& obstacle) {
            const Rect& rect = obstacle.rect;
            if (obstacle.kind == ObstacleKind::box) {
                const bool own = leaving && (rect_is(rect, from_) || rect_is(rect, to_));
                return own || !meet(rect, near);
            }
            return obstacle.kind == ObstacleKind::dotted_line || !alongside(piece, upright, rect, kApart);
        });
    }

    static bool rect_is(const Rect& a, const Rect& b) { return a.x == b.x && a.y == b.y && a.width == b.width; }

    // Whether a line runs along the piece, nearer than `apart`.
    static bool alongside(const Rect& piece, bool upright, const Rect& line, double apart) {
        if (upright != (line.height > line.width)) return false;
        if (upright) {
            return std::abs(piece.x - line.x) < apart && piece.y < line.bottom() && line.y < piece.bottom();
        }
        return std::abs(piece.y - line.y) < apart && piece.x < line.right() && line.x < piece.right();
    }

    bool shared(Point a, Point b) const {
        const Rect piece = around(a, b);
        const bool upright = piece.height > piece.width;
        return !obstacles_.each(grown(piece, kApartFromDotted), [&](const Obstacle& obstacle) {
            return obstacle.kind != ObstacleKind::dotted_line ||
                   !alongside(piece, upright, obstacle.rect, kApartFromDotted);
        });
    }

    // The cost still to come: the least it can be in a patient search, more in a narrower one.
    double estimate(const Place& place) const {
        const Point at = point(place);
        double least = std::numeric_limits<double>::infinity();
        for (const Port& goal : goals_) {
            const double x = std::abs(at.x - goal.out.x);
            const double y = std::abs(at.y - goal.out.y);
            const bool turns =
                (x > 0 && (place.upright || goal.upright)) || (y > 0 && !(place.upright && goal.upright));
            least = std::min(least, eagerness_ * (x + y) + goal.cost + (turns ? kBend : 0));
        }
        return least;
    }

    void reach(const Place& place, double cost, std::uint32_t before, Point start) {
        if (place.x >= xs_.size() || place.y >= ys_.size()) return;
        std::uint32_t& known = entry(place);
        if (known == kNone) {
            known = static_cast<std::uint32_t>(nodes_.size());
            nodes_.push_back({place, cost, before, start});
        } else {
            Node& node = nodes_[known];
            if (node.closed || node.cost <= cost) return;
            node.cost = cost;
            node.before = before;
            node.start = start;
        }
        open_.push({cost + estimate(place), order_++, known});
    }

    // Of a place not reached before a free entry.
    std::uint32_t& entry(const Place& place) {
        constexpr unsigned kBits = 15;
        constexpr std::size_t kEntries = std::size_t{1} << kBits;
        static_assert(kEntries > 4 * (kMostSteps + 1), "a step reaches four places, as do the ports at first");
        if (known_.empty()) known_.assign(kEntries, kNone);
        const std::uint64_t key =
            (std::uint64_t{place.x} << 33) | (std::uint64_t{place.y} << 1) | (place.upright ? 1 : 0);
        auto at = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15 >> (64 - kBits));
        while (known_[at] != kNone && !(nodes_[known_[at]].place == place)) at = (at + 1) % kEntries;
        return known_[at];
    }

    void expand(std::uint32_t at) {
        const Node node = nodes_[at];
        const Point here = point(node.place);
        for (const Port& goal : goals_) {
            if (!(goal.out == here)) continue;
            const double cost = node.cost + goal.cost + (goal.upright == node.place.upright ? 0 : kBend);
            if (cost < best_cost_) {
                best_cost_ = cost;
                last_ = at;
                end_ = goal.at;
                open_.push({cost, order_++, kNone});
            }
        }
        const auto step = [&](bool upright, int direction) {
            Place next = node.place;
            std::uint32_t& moved = upright ? next.y : next.x;
            if (direction < 0 && moved == 0) return;
            moved += static_cast<std::uint32_t>(direction);
            if (next.x >= xs_.size() || next.y >= ys_.size()) return;
            next.upright = upright;
            const Point there = point(next);
            if (!passable(here, there)) return;
            double cost = node.cost + std::abs(there.x - here.x) + std::abs(there.y - here.y);
            if (upright != node.place.upright) cost += kBend;
            if (shared(here, there)) cost += kSharing;
            reach(next, cost, at, node.start);
        };
        for (const bool upright : {false, true}) {
            step(upright, 1);
            step(upright, -1);
        }
    }

    Polyline line() const {
        Polyline points{end_};
        const auto append = [&](Point next) {
            const std::size_t count = points.size();
            if (points.back() == next) return;
            const auto straight = [&](double Point::*axis) {
                return points[count - 2].*axis == points[count - 1].*axis && points[count - 1].*axis == next.*axis;
            };
            if (count > 1 && (straight(&Point::x) || straight(&Point::y))) points.pop_back();
            points.push_back(next);
        };
        std::uint32_t at = last_;
        for (; at != kNone; at = nodes_[at].before) append(point(nodes_[at].place));
        append(nodes_[last_].start);
        std::reverse(points.begin(), points.end());
        return points;
    }

    const Layout& layout_;
    const Obstacles& obstacles_;
    Rect from_;
    Rect to_;
    double eagerness_;
    std::vector<double> xs_;
    std::vector<double> ys_;
    std::vector<Port> goals_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> known_;  // nodes by the hash of their place, the next free entry where it is taken
    std::priority_queue<Open> open_;
    std::uint32_t order_ = 0;
    std::uint32_t last_ = kNone;
    double best_cost_ = std::numeric_limits<double>::infinity();
    Point end_;
};

// A short line out of the first side that has room.
Polyline stub(const Obstacles& obstacles, const Rect& box) {
    const auto ports = ports_of(box, kStub);
    for (const Port& port : ports) {
        const Rect piece = grown(around(port.at, port.out), 1);
        const bool free = obstacles.each(piece, [&](const Obstacle& obstacle) {
            const bool own = obstacle.kind == ObstacleKind::box && obstacle.rect.x == box.x && obstacle.rect.y == box.y;
            return own || !meet(grown(obstacle.rect, 0.1), piece);
        });
        if (free) return {port.at, port.out};
    }
    return {ports[0].at, ports[0].out};
}

}  // namespace

std::vector<DottedRoute> route_dotted(const Layout& layout, std::span<const DottedLink> links) {
    std::vector<DottedRoute> routes(links.size());
    if (links.empty()) return routes;
    Obstacles obstacles(layout);
    for (std::size_t i = 0; i < links.size(); ++i) {
        const Rect& from = layout.boxes[links[i].from];
        const Rect& to = layout.boxes[links[i].to];
        Polyline& line = routes[i].line;
        for (const double eagerness : kEagerness) {
            if (!line.empty() || links[i].from == links[i].to) break;
            line = Search(layout, obstacles, from, to, eagerness).run();
        }
        if (line.empty()) {
            routes[i].from_stub = stub(obstacles, from);
            routes[i].to_stub = stub(obstacles, to);
        }
        for (const Polyline* drawn : {&line, &routes[i].from_stub, &routes[i].to_stub}) {
            obstacles.add(*drawn, ObstacleKind::dotted_line);
        }
    }
    return routes;
}

}  // namespace orgplan::layout
