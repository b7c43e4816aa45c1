#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout.h"
#include "graph/chart/tree.h"

// The shapes a subtree can take, and how the children stand in each; private to the layout.

namespace orgplan {

/// How a parent's reports stand below it.
enum class Form : std::uint8_t {
    alone,    ///< no reports
    row,      ///< side by side, each as narrow as a common height lets it be
    columns,  ///< side by side in hanging stacks
    list      ///< one stack, indented below the parent
};

/// One way to draw a subtree.
struct Shape {
    double width = 0;
    double height = 0;
    double stem = 0;    ///< from the left edge to the middle of the subtree's top box
    double tall = 0;    ///< the height that the row or the columns were fitted into
    float unease = 0;   ///< how far from calm, summed over the boxes of the subtree
    Form form = Form::alone;
    std::uint8_t limit = 0;  ///< which of the node's width limits its reports were chosen by
};

/// A stack of reports, or a single one.
struct Column {
    std::uint32_t first = 0;  ///< among the reports
    std::uint32_t count = 0;
    double x = 0;  ///< from the left edge of the content
    double width = 0;
    double anchor = 0;  ///< where the line from the parent comes down, from the left edge of the content
};

/// The reports of one node, arranged in one form.
struct Arrangement {
    std::vector<std::uint8_t> choice;  ///< by report: which of its shapes
    std::vector<Column> columns;
    double width = 0;  ///< of the content: what stands below the node
    double height = 0;
    double x = 0;  ///< of the content in the node's shape
    double y = 0;
};

/// The few best shapes of every subtree, built from the leaves upwards.
class Shapes {
public:
    Shapes(const Tree& tree, const LayoutOptions& options);

    std::span<const Shape> of(std::uint32_t node) const { return {shapes_.data() + first_[node], count_[node]}; }
    /// How the reports of a node stand in one of its shapes; good until the next call.
    const Arrangement& arrangement(std::uint32_t node, const Shape& shape);
    /// The shape that can be drawn largest into the ratio, where calm counts for up to a tenth.
    const Shape& best(std::uint32_t node, double ratio) const;

private:
    void build(std::uint32_t node);
    void load(std::uint32_t node);
    void consider(std::uint32_t node, Form form, std::uint8_t limit, double tall);
    Shape arrange(std::uint32_t node, Form form, std::uint8_t limit, double tall);
    void fill_row(double tall);
    void fill_columns(std::uint8_t limit, double tall, double indent);
    double least_tall(std::uint8_t limit, std::size_t columns) const;
    double unease(std::uint32_t node) const;
    void keep_best(std::uint32_t node);
    const Shape& shape_of(std::size_t report, std::uint8_t choice) const { return shapes_[first_[reports_[report]] + choice]; }

    const Tree& tree_;
    LayoutOptions options_;
    std::size_t cap_;
    std::vector<std::size_t> first_;  // into shapes_, by node
    std::vector<std::uint8_t> count_;
    std::vector<Shape> shapes_;

    // Of the node being worked on.
    std::span<const std::uint32_t> reports_;
    double gap_ = 0;                    // between columns
    double stack_gap_ = 0;
    std::vector<double> limits_;        // widths to fit each report into
    std::vector<double> talls_;         // heights to fit a row into
    std::vector<std::uint8_t> picks_;   // by limit, then report: the shape that fits
    std::vector<Shape> candidates_;
    Arrangement arrangement_;
};

}  // namespace orgplan
