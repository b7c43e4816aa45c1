#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/shape.h"

// What the reports of one node are fitted into; private to the layout.

namespace orgplan::layout {

/// Widths, or heights, to fit each report into, and the shape of it that does it best.
class Limits {
  public:
    std::size_t count() const { return values_.size(); }
    double value(std::size_t limit) const { return values_[limit]; }
    /// By report: which of its shapes it takes.
    std::span<const std::uint8_t> picks(std::size_t limit) const {
        return {picks_.data() + limit * reports_, reports_};
    }

    /// Looks for limits among the widths (heights) of the shapes, at most about `most`; `shapes` is by report, `least`
    /// what every report can be fitted into.
    void set(std::span<const std::span<const Shape>> shapes, double Shape::*along, double Shape::*across, double least,
             std::size_t most);
    void clear() {
        values_.clear();
        picks_.clear();
        reports_ = 0;
    }

  private:
    std::vector<double> values_;
    std::vector<std::uint8_t> picks_;  // by limit, then report
    std::size_t reports_ = 0;
};

}  // namespace orgplan::layout
