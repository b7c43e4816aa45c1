#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/limits.h"
#include "graph/chart/layout/shape.h"
#include "graph/chart/layout/tree.h"

// How the reports of one node are placed in one arrangement: grouped into rows or columns, and given their places;
// private to the layout.

namespace orgplan::layout {

/// Where a report is in its parent's shape.
struct ChildSlot {
    double x = 0;  ///< of its subtree's corner, from that of the content
    double y = 0;
    double anchor = 0;        ///< where the line from the parent comes down, from the left edge of the content
    double bus = 0;           ///< the height at which the line turns to it, from the top of the content
    std::uint8_t choice = 0;  ///< which of its shapes it takes
    bool stacked = false;     ///< reached from the side rather than from above
};

/// The reports of one node, arranged in one of its shapes.
struct ReportSlots {
    std::vector<ChildSlot> slots;
    double x = 0;  ///< of the content, that is all below the node and its assistants
    double y = 0;
    double width = 0;
    double height = 0;
    double middle = 0;  ///< where the stem comes down, from the left edge of the content
};

/// The node being worked on; its reports have their shapes in the table.
class Arranger {
  public:
    /// At most about `cap` limits are tried for a node.
    Arranger(const Tree& tree, const ShapeTable& table, const LayoutOptions& options, std::size_t cap)
        : tree_(tree), table_(table), options_(options), cap_(cap) {}

    void look_at(std::uint32_t node);
    std::span<const std::uint32_t> reports() const { return reports_; }
    /// Of rows: heights that fit each report; of all else widths.
    const Limits& limits(Arrangement arrangement) const {
        return arrangement == Arrangement::rows ? heights_ : widths_;
    }

    /// Chooses the shapes of the reports by one of the limits, before they are arranged by it.
    void measure(Arrangement arrangement, std::uint8_t limit);
    double sum() const { return sum_; }  ///< of the lengths measured
    /// The least extent within which so many rows or columns hold the measured reports in their order, nearly.
    double least_extent(std::size_t groups) const;
    /// The shape of the node whose measured reports are in rows or columns of at most an extent.
    Shape arrange(Arrangement arrangement, std::uint8_t limit, double extent);
    /// Of what was arranged last.
    const ReportSlots& content() const { return content_; }

  private:
    void group(Arrangement arrangement, std::uint8_t limit, double extent);
    void slim(Arrangement arrangement, std::uint8_t limit, double extent, std::uint32_t begin, std::uint32_t end);
    void stand_in_rows();
    void part_row(std::size_t group, double width, double trunk, double& left_most, double& right_most);
    void stand_in_columns();
    void hang_below(Arrangement arrangement, Shape& shape);

    bool top() const { return node_ == tree_.top(); }
    double gap(Arrangement arrangement) const;
    double length(Arrangement arrangement, std::size_t report, std::uint8_t choice) const {
        const Shape& shape = shape_of(report, choice);
        return gap(arrangement) + (arrangement == Arrangement::rows ? shape.width : shape.height);
    }
    const Shape& shape_of(std::size_t report, std::uint8_t choice) const { return table_.of(reports_[report])[choice]; }

    const Tree& tree_;
    const ShapeTable& table_;
    const LayoutOptions& options_;
    std::size_t cap_;

    std::uint32_t node_ = 0;
    std::span<const std::uint32_t> reports_;
    std::vector<std::span<const Shape>> shapes_;  // by report
    Limits widths_;
    Limits heights_;
    std::vector<double> lengths_;  // by report, along its row or its column, with the gap after it
    double sum_ = 0;
    std::vector<std::uint32_t> groups_;  // the first report of each row or column, and the end
    ReportSlots content_;
};

}  // namespace orgplan::layout
