#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// The shapes a subtree can take; private to the layout.

namespace orgplan::layout {

/// How a parent's reports are placed below it.
enum class Arrangement : std::uint8_t {
    alone,    ///< no reports
    rows,     ///< side by side, in one row or in several beside a trunk
    columns,  ///< in hanging stacks, side by side
    list,     ///< in one stack, indented below the parent
    folded    ///< a chain of only children, in columns side by side
};

/// One way to draw a subtree.
struct Shape {
    double width = 0;
    double height = 0;
    double stem = 0;    ///< from the left edge to the middle of the subtree's top box
    double extent = 0;  ///< what the rows are as wide, the columns as tall as, at most; of a fold its columns
    float unease = 0;   ///< how far from calm, summed over the boxes of the subtree
    float burden = 1;   ///< from 1 for the calmest; lengths count as this many times longer
    Arrangement arrangement = Arrangement::alone;
    std::uint8_t limit = 0;  ///< which of the node's limits its reports were chosen by; of a fold its tail's shape
};

/// As many shapes, and as many limits, as a node can have at all.
constexpr std::size_t kMostShapes = 255;

/// The few best shapes of every subtree, by their width.
class ShapeTable {
  public:
    explicit ShapeTable(std::size_t nodes) : first_(nodes), count_(nodes) { shapes_.reserve(nodes + nodes / 2); }

    std::span<const Shape> of(std::uint32_t node) const { return {shapes_.data() + first_[node], count_[node]}; }
    /// Of one node after the other, each once.
    void add(std::uint32_t node, std::span<const Shape> shapes) {
        first_[node] = shapes_.size();
        count_[node] = static_cast<std::uint8_t>(shapes.size());
        shapes_.insert(shapes_.end(), shapes.begin(), shapes.end());
    }

  private:
    std::vector<std::size_t> first_;  // into shapes_, by node
    std::vector<std::uint8_t> count_;
    std::vector<Shape> shapes_;
};

}  // namespace orgplan::layout
