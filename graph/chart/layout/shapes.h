#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/tree.h"

// The shapes a subtree can take, and how the children stand in each; private to the layout.

namespace orgplan::layout {

/// How a parent's reports stand below it.
enum class Arrangement : std::uint8_t {
    alone,    ///< no reports
    rows,     ///< side by side, in one row or in several beside a trunk
    columns,  ///< in hanging stacks, side by side
    list      ///< in one stack, indented below the parent
};

/// One way to draw a subtree.
struct Shape {
    double width = 0;
    double height = 0;
    double stem = 0;    ///< from the left edge to the middle of the subtree's top box
    double extent = 0;  ///< what the rows are as wide, the columns as tall as, at most
    float unease = 0;   ///< how far from calm, summed over the boxes of the subtree
    float burden = 1;   ///< from 1 for the calmest; lengths count as this many times longer
    Arrangement arrangement = Arrangement::alone;
    std::uint8_t limit = 0;  ///< which of the node's limits its reports were chosen by
};

/// Where a report stands in its parent's shape.
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
    double x = 0;  ///< of the content, that is all that stands below the node and its assistants
    double y = 0;
    double width = 0;
    double height = 0;
    double middle = 0;  ///< where the stem comes down, from the left edge of the content
};

/// The few best shapes of every subtree, built from the leaves upwards.
class Shapes {
  public:
    Shapes(const Tree& tree, const LayoutOptions& options);

    std::span<const Shape> of(std::uint32_t node) const { return {shapes_.data() + first_[node], count_[node]}; }
    /// How the reports of a node stand in one of its shapes; good until the next call.
    const ReportSlots& slots_of(std::uint32_t node, const Shape& shape);
    /// The shape of the whole that can be drawn largest into the ratio, where calm counts for up to a tenth.
    const Shape& best(double ratio) const;

  private:
    // Widths, or heights, to fit each report into, and the shape that does it best.
    struct Limits {
        std::vector<double> values;
        std::vector<std::uint8_t> picks;  // by limit, then report
    };

    void build(std::uint32_t node);
    void load(std::uint32_t node);
    bool useful(Arrangement arrangement, std::uint8_t limit, std::size_t groups) const;
    void consider(Arrangement arrangement, std::uint8_t limit, double extent);
    Shape arrange(Arrangement arrangement, std::uint8_t limit, double extent);
    void measure(Arrangement arrangement, std::uint8_t limit);
    double least_extent(std::size_t groups) const;
    void group(Arrangement arrangement, std::uint8_t limit, double extent);
    void stand_in_rows();
    void stand_in_columns();
    float unease(Arrangement arrangement) const;
    void keep_best();

    bool top() const { return node_ == tree_.top(); }
    const Limits& limits(Arrangement arrangement) const { return arrangement == Arrangement::rows ? talls_ : widths_; }
    double gap(Arrangement arrangement) const;
    static double length(Arrangement arrangement, const Shape& shape) {
        return arrangement == Arrangement::rows ? shape.width : shape.height;
    }
    const Shape& shape_of(std::size_t report, std::uint8_t choice) const {
        return shapes_[first_[reports_[report]] + choice];
    }

    const Tree& tree_;
    LayoutOptions options_;
    std::size_t cap_;
    std::vector<std::size_t> first_;  // into shapes_, by node
    std::vector<std::uint8_t> count_;
    std::vector<Shape> shapes_;

    // Of the node being worked on.
    std::uint32_t node_ = 0;
    std::span<const std::uint32_t> reports_;
    Limits widths_;
    Limits talls_;
    std::vector<double> lengths_;        // by report, along its row or its column
    double sum_ = 0;                     // of the lengths
    std::vector<std::uint32_t> groups_;  // the first report of each row or column, and the end
    std::vector<Shape> candidates_;
    ReportSlots slots_;
};

}  // namespace orgplan::layout
