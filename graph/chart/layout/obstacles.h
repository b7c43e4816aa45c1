#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/chart/layout/layout.h"

// What is on a layout, found by place; private to the routing.

namespace orgplan::layout {

enum class ObstacleKind : std::uint8_t { box, solid_line, dotted_line, gone };

struct Obstacle {
    Rect rect;  ///< of a piece of a line: without width or without height
    ObstacleKind kind = ObstacleKind::box;
    std::uint32_t net = 0;            ///< of a dotted line: those of one net lead to one target
    mutable std::uint64_t visit = 0;  ///< the last of several cells in which it was met
};

/// A grid of cells over the layout, about one for each box, each knowing what reaches into it.
class Obstacles {
  public:
    explicit Obstacles(const Layout& layout);

    void add(const Rect& rect, ObstacleKind kind, std::uint32_t net = 0);
    /// Adds the pieces of a dotted line.
    void add_dotted(const Polyline& line, std::uint32_t net);
    /// Takes away all dotted lines of a net.
    void remove_dotted(std::uint32_t net);

    /// Calls `visit` with what may reach into the rectangle, each once, until it returns false; returns whether it
    /// never did.
    template <typename Visit>
    bool each(const Rect& rect, Visit visit) const {
        const Cells cells = cells_of(rect);
        const bool several = cells.left != cells.right || cells.top != cells.bottom;
        if (several) ++visits_;
        for (std::size_t row = cells.top; row <= cells.bottom; ++row) {
            for (std::size_t column = cells.left; column <= cells.right; ++column) {
                for (std::uint32_t at = heads_[row * columns_ + column]; at != kEnd; at = entries_[at].next) {
                    const Obstacle& obstacle = obstacles_[entries_[at].obstacle];
                    if (several) {
                        if (obstacle.visit == visits_) continue;
                        obstacle.visit = visits_;
                    }
                    if (!visit(obstacle)) return false;
                }
            }
        }
        return true;
    }

  private:
    static constexpr std::uint32_t kEnd = 0xFFFFFFFF;

    struct Entry {
        std::uint32_t obstacle;
        std::uint32_t next;
    };
    struct Cells {
        std::size_t left, right, top, bottom;
    };

    Cells cells_of(const Rect& rect) const {
        const auto cell = [&](double at, std::size_t count) {
            return static_cast<std::size_t>(std::clamp(at / size_, 0.0, static_cast<double>(count - 1)));
        };
        return {cell(rect.x, columns_), cell(rect.right(), columns_), cell(rect.y, rows_), cell(rect.bottom(), rows_)};
    }

    double size_ = 1;
    std::size_t columns_ = 1;
    std::size_t rows_ = 1;
    std::vector<std::uint32_t> heads_;  // by cell, into entries_
    std::vector<Entry> entries_;
    std::vector<Obstacle> obstacles_;
    std::vector<std::uint32_t> dotted_;  // into obstacles_
    mutable std::uint64_t visits_ = 0;
};

}  // namespace orgplan::layout
