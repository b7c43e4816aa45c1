#include "graph/chart/layout/route_search.h"

#include <algorithm>
#include <cmath>

namespace orgplan::layout {
namespace {

constexpr double kJoin = 12;               // joining another line costs as much as so many points of length
constexpr std::size_t kMostSteps = 20000;  // of one search

std::uint32_t index(const std::vector<double>& values, double value) {
    return static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

}  // namespace

Polyline Search::run() {
    for (const Port& port : ends_.from_ports) {
        Place place{};
        if (place_of(port, place) && ground_.open(port, ends_.from, net_)) goals_.push_back(port);
    }
    if (goals_.empty()) return {};
    if (tree_.empty()) begin_at_target();
    begin_at_tree();
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

// False where it is outside the window.
bool Search::place_of(const Port& port, Place& place) const {
    place = {index(xs_, port.out.x), index(ys_, port.out.y), port.upright};
    return place.x < xs_.size() && place.y < ys_.size() && point(place) == port.out;
}

void Search::begin_at_target() {
    for (const Port& port : ends_.to_ports) {
        Place place{};
        if (!place_of(port, place) || !ground_.open(port, ends_.to, net_)) continue;
        const double over = ground_.crossing() * static_cast<double>(ground_.crossings({port.at, port.out}, net_));
        reach(place, port.cost + over, kNone, port.at);
    }
}

// A line may leave the tree at every crossing with a channel, square to it.
void Search::begin_at_tree() {
    for (const Polyline* line : tree_) {
        for (std::size_t i = 1; i < line->size(); ++i) {
            const Point a = (*line)[i - 1];
            const Point b = (*line)[i];
            const bool upright = a.x == b.x;
            const std::vector<double>& along = upright ? ys_ : xs_;
            const std::vector<double>& across = upright ? xs_ : ys_;
            const std::uint32_t fixed = index(across, upright ? a.x : a.y);
            if (fixed >= across.size() || across[fixed] != (upright ? a.x : a.y)) continue;
            const auto [low, high] = upright ? std::minmax(a.y, b.y) : std::minmax(a.x, b.x);
            // Its ends lie on the edges of boxes.
            for (std::uint32_t k = index(along, low); k < along.size() && along[k] <= high; ++k) {
                const bool edge = (i == 1 && along[k] == (upright ? a.y : a.x)) ||
                                  (i + 1 == line->size() && along[k] == (upright ? b.y : b.x));
                if (edge) continue;
                const Place place = upright ? Place{fixed, k, false} : Place{k, fixed, true};
                reach(place, kJoin, kNone, point(place));
            }
        }
    }
}

// The cost still to come: the least it can be in a patient search, more in a narrower one.
double Search::estimate(const Place& place) const {
    const Point at = point(place);
    double least = std::numeric_limits<double>::infinity();
    for (const Port& goal : goals_) {
        const double x = std::abs(at.x - goal.out.x);
        const double y = std::abs(at.y - goal.out.y);
        const bool turns = (x > 0 && (place.upright || goal.upright)) || (y > 0 && !(place.upright && goal.upright));
        least = std::min(least, eagerness_ * (x + y) + goal.cost + (turns ? Ground::kBend : 0));
    }
    return least;
}

void Search::reach(const Place& place, double cost, std::uint32_t before, Point start) {
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
std::uint32_t& Search::entry(const Place& place) {
    if (known_.size() < 2 * (nodes_.size() + 1)) {
        known_.assign(std::max<std::size_t>(1024, 4 * known_.size()), kNone);
        for (std::uint32_t node = 0; node < nodes_.size(); ++node) known_[slot(nodes_[node].place)] = node;
    }
    return known_[slot(place)];
}

// Where a place is in the table, or would be.
std::size_t Search::slot(const Place& place) const {
    const std::uint64_t key = (std::uint64_t{place.x} << 33) | (std::uint64_t{place.y} << 1) | (place.upright ? 1 : 0);
    auto at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15 >> 32) % known_.size());
    while (known_[at] != kNone && !(nodes_[known_[at]].place == place)) at = (at + 1) % known_.size();
    return at;
}

void Search::expand(std::uint32_t at) {
    const Node node = nodes_[at];
    const Point here = point(node.place);
    for (const Port& goal : goals_) {
        if (!(goal.out == here) || goal.at == node.start) continue;
        const double cost = node.cost + goal.cost + (goal.upright == node.place.upright ? 0 : Ground::kBend);
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
        const Channels::Step met = channels_.step(node.place.x, node.place.y, upright, direction > 0);
        if (!met.allowed) return;
        const Point there = point(next);
        double cost = node.cost + std::abs(there.x - here.x) + std::abs(there.y - here.y);
        cost += met.solid * Ground::kOverSolid + met.dotted * ground_.crossing();
        if (upright != node.place.upright) cost += Ground::kBend;
        reach(next, cost, at, node.start);
    };
    for (const bool upright : {false, true}) {
        step(upright, 1);
        step(upright, -1);
    }
}

Polyline Search::line() const {
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
    for (std::uint32_t at = last_; at != kNone; at = nodes_[at].before) append(point(nodes_[at].place));
    append(nodes_[last_].start);
    return points;
}

}  // namespace orgplan::layout
