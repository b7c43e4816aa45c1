#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/layout.h"

// Where dotted lines may run; private to the routing.

namespace orgplan::layout {

/// The crossings of the channels beside the boxes in a part of a layout, and what it costs to go from one to the next:
/// looked up, not looked for, so that a search is quick.
class Channels {
  public:
    Channels() = default;
    /// `more`: further places of lines. Empty where a window has more crossings than anybody could follow.
    Channels(const Layout& layout, const Rect& window, std::span<const Point> more);

    bool empty() const { return nodes_.empty(); }
    const std::vector<double>& xs() const { return xs_; }
    const std::vector<double>& ys() const { return ys_; }

    /// A line that is there from now on, or no longer. Others keep apart from its sides, and by `slack` from its ends.
    void add(const Polyline& line, double slack) { change(line, slack, 1); }
    void remove(const Polyline& line, double slack) { change(line, slack, -1); }

    /// A step from one crossing to the next: what it crosses, or that it is not allowed.
    struct Step {
        bool allowed;
        std::uint8_t solid;   ///< lines between
        std::uint8_t dotted;  ///< lines at the crossing it leads to
    };
    Step step(std::uint32_t x, std::uint32_t y, bool upright, bool forwards) const {
        const std::size_t here = std::size_t{y} * xs_.size() + x;
        const std::size_t stride = upright ? xs_.size() : 1;
        const std::size_t there = forwards ? here + stride : here - stride;
        const Node& edge = nodes_[forwards ? here : there];
        return {edge.closed[upright] == 0 && edge.beside[upright] == 0, edge.solid[upright],
                nodes_[there].across[upright]};
    }

  private:
    // Of the steps to the right [0] and down [1]. What is at the crossing itself is `across`.
    struct Node {
        std::array<std::uint8_t, 2> closed{};  // by a box or a solid line
        std::array<std::uint8_t, 2> solid{};
        std::array<std::uint8_t, 2> beside{};
        std::array<std::uint8_t, 2> across{};
    };

    void lay_out(const Layout& layout, const Rect& window, std::span<const Point> more);
    void close(const Rect& box);
    void cross(const Polyline& solid);
    void change(const Polyline& line, double slack, int by);
    template <typename Visit>
    void steps(bool upright, double low, double high, double start, double end, Visit visit);

    std::vector<double> xs_;
    std::vector<double> ys_;
    std::vector<Node> nodes_;  // by row
};

}  // namespace orgplan::layout
