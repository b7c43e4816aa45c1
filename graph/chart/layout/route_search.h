#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <queue>
#include <span>
#include <vector>

#include "graph/chart/layout/channels.h"
#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/obstacles.h"

// The way of one dotted line; private to the routing.

namespace orgplan::layout {

/// Where a line may leave a box, and which way.
struct Port {
    Point at;
    Point out;     ///< the point a little outside, where the search begins
    bool upright;  ///< leaves upwards or downwards
    double cost;   ///< of choosing a place where other lines are likely
};

/// Those of a box, or of one row of it.
std::vector<Port> ports_of(const Rect& box, double row);

/// What is in the way of a line, piece by piece.
class Ground {
  public:
    static constexpr double kBend = 30;
    static constexpr double kOverSolid = 12;  ///< crossing a solid line costs as much as so many points of length

    Ground(const Obstacles& obstacles, double crossing) : obstacles_(obstacles), crossing_(crossing) {}

    double crossing() const { return crossing_; }
    /// Whether a line of a net may leave the box there.
    bool open(const Port& port, const Rect& box, std::uint32_t net) const;
    /// Of a whole line: its length, bends and crossings.
    double cost(const Polyline& line, std::uint32_t net) const;
    /// How many lines of other nets it crosses.
    std::size_t crossings(const Polyline& line, std::uint32_t net) const;

  private:
    std::size_t met(Point a, Point b, ObstacleKind kind, std::uint32_t net) const;

    const Obstacles& obstacles_;
    double crossing_;
};

/// One search over the crossings of channels.
class Search {
  public:
    struct Ends {
        Rect from;
        Rect to;
        std::vector<Port> from_ports;
        std::vector<Port> to_ports;
    };

    /// `tree`: the lines of the net so far, which the new one may join.
    Search(const Channels& channels, const Ground& ground, const Ends& ends, std::uint32_t net,
           std::span<const Polyline* const> tree, double eagerness)
        : channels_(channels),
          xs_(channels.xs()),
          ys_(channels.ys()),
          ground_(ground),
          ends_(ends),
          net_(net),
          tree_(tree),
          eagerness_(eagerness) {}

    /// From a port of `from` to one of `to` or to the tree; empty where no line is found.
    Polyline run();

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
        Point start;  // of the whole line, seen from the target
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

    Point point(const Place& place) const { return {xs_[place.x], ys_[place.y]}; }
    bool place_of(const Port& port, Place& place) const;
    void begin_at_target();
    void begin_at_tree();
    double estimate(const Place& place) const;
    void reach(const Place& place, double cost, std::uint32_t before, Point start);
    std::uint32_t& entry(const Place& place);
    std::size_t slot(const Place& place) const;
    void expand(std::uint32_t at);
    Polyline line() const;

    const Channels& channels_;
    const std::vector<double>& xs_;
    const std::vector<double>& ys_;
    const Ground& ground_;
    const Ends& ends_;
    std::uint32_t net_;
    std::span<const Polyline* const> tree_;
    double eagerness_;
    std::vector<Port> goals_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> known_;  // nodes by the hash of their place, the next free entry where it is taken
    std::priority_queue<Open> open_;
    std::uint32_t order_ = 0;
    std::uint32_t last_ = kNone;
    double best_cost_ = std::numeric_limits<double>::infinity();
    Point end_;
};

}  // namespace orgplan::layout
