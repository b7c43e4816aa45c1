#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/arrange.h"
#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/shape.h"
#include "graph/chart/layout/tree.h"

// Which shapes of each subtree are worth keeping; private to the layout.

namespace orgplan::layout {

/// The few best shapes of every subtree, built from the leaves upwards.
class Shapes {
  public:
    Shapes(const Tree& tree, const LayoutOptions& options);

    std::span<const Shape> of(std::uint32_t node) const { return table_.of(node); }
    const ShapeTable& table() const { return table_; }
    /// How the reports of a node are placed in one of its shapes; good until the next call.
    const ReportSlots& slots_of(std::uint32_t node, const Shape& shape);
    /// The shape of the whole that can be drawn largest into the ratio, up to what is enough, where calm counts for up
    /// to a tenth.
    const Shape& best(double ratio) const;

  private:
    void build(std::uint32_t node);
    void try_rows(std::uint32_t node);
    void try_columns(std::uint32_t node);
    void try_folds(std::uint32_t node);
    bool useful(Arrangement arrangement, std::uint8_t limit, std::size_t groups) const;
    void consider(std::uint32_t node, Arrangement arrangement, std::uint8_t limit, double extent);
    void drop_beaten();
    void keep_smallest_of_like_proportions();

    const Tree& tree_;
    LayoutOptions options_;
    std::size_t cap_;
    ShapeTable table_;
    Arranger arranger_;
    std::vector<Shape> candidates_;  // of the node being worked on
    std::vector<bool> in_chain_;     // by node: the only child of one that a chain goes through
};

}  // namespace orgplan::layout
