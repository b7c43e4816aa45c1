#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/layout.h"

// The forest of boxes as the layout walks it; private to the layout.

namespace orgplan::layout {

/// Boxes may be without size: no length is divided by that is less than this.
constexpr double kPoint = 1e-6;

/// Children by parent, in the order of the boxes. One node more than there are boxes: `top()`, an unseen parent of
/// all roots.
class Tree {
  public:
    explicit Tree(std::span<const Box> boxes);

    std::uint32_t top() const { return static_cast<std::uint32_t>(boxes_.size()); }
    double width(std::uint32_t node) const { return node < boxes_.size() ? boxes_[node].width : 0; }
    double height(std::uint32_t node) const { return node < boxes_.size() ? boxes_[node].height : 0; }
    std::uint32_t alike(std::uint32_t node) const { return boxes_[node].alike; }
    Side side(std::uint32_t node) const { return boxes_[node].side; }
    /// Boxes of the longest chain that begins at a node: each but the last has one report and no assistants.
    std::uint32_t chain(std::uint32_t node) const { return chain_[node]; }

    /// Children without the assistants.
    std::span<const std::uint32_t> reports(std::uint32_t node) const {
        return {children_.data() + first_[node], children_.data() + assistants_from_[node]};
    }
    std::span<const std::uint32_t> assistants(std::uint32_t node) const {
        return {children_.data() + assistants_from_[node], children_.data() + first_[node + 1]};
    }
    bool leaf(std::uint32_t node) const { return first_[node] == first_[node + 1]; }
    /// Boxes in the subtree, the node's own among them.
    std::uint32_t size(std::uint32_t node) const { return size_[node]; }

  private:
    std::span<const Box> boxes_;
    std::vector<std::uint32_t> first_;            // into children_, by node
    std::vector<std::uint32_t> assistants_from_;  // into children_, by node
    std::vector<std::uint32_t> children_;
    std::vector<std::uint32_t> size_;
    std::vector<std::uint32_t> chain_;
};

/// Where an assistant is: at the right or the left, in which row.
struct AssistantPlace {
    bool right = true;
    std::size_t row = 0;
};

/// By assistant of a node.
std::vector<AssistantPlace> assistant_places(const Tree& tree, std::uint32_t node);

/// How far a node's assistants reach from its stem, and how much room they take between it and the rows below.
struct AssistantsRoom {
    double left = 0;
    double right = 0;
    double height = 0;
};

AssistantsRoom assistants_room(const Tree& tree, std::uint32_t node, const LayoutOptions& options);

}  // namespace orgplan::layout
