#include "graph/chart/layout/tree.h"

#include <algorithm>

namespace orgplan::layout {

Tree::Tree(std::span<const Box> boxes)
    : boxes_(boxes),
      first_(boxes.size() + 2),
      assistants_from_(boxes.size() + 1),
      children_(boxes.size()),
      size_(boxes.size() + 1, 1) {
    const std::uint32_t count = top();
    const auto parent = [&](std::uint32_t box) { return boxes_[box].parent < box ? boxes_[box].parent : count; };

    std::vector<std::uint32_t> degree(count + 1);
    for (std::uint32_t box = 0; box < count; ++box) ++degree[parent(box)];
    for (std::uint32_t node = 0; node <= count; ++node) first_[node + 1] = first_[node] + degree[node];

    // An assistant with children cannot be at the side: it is placed like any other.
    const auto assists = [&](std::uint32_t box) {
        return boxes_[box].assistant && parent(box) != count && degree[box] == 0;
    };
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t box = 0; box < count; ++box) {
        if (!assists(box)) children_[next[parent(box)]++] = box;
    }
    assistants_from_ = next;
    for (std::uint32_t box = 0; box < count; ++box) {
        if (assists(box)) children_[next[parent(box)]++] = box;
    }
    for (std::uint32_t box = count; box-- > 0;) size_[parent(box)] += size_[box];
}

AssistantsRoom assistants_room(const Tree& tree, std::uint32_t node, const LayoutOptions& options) {
    AssistantsRoom room;
    const auto assistants = tree.assistants(node);
    for (std::size_t i = 0; i < assistants.size(); i += 2) {
        double height = tree.height(assistants[i]);
        room.right = std::max(room.right, options.column_gap + tree.width(assistants[i]));
        if (i + 1 < assistants.size()) {
            height = std::max(height, tree.height(assistants[i + 1]));
            room.left = std::max(room.left, options.column_gap + tree.width(assistants[i + 1]));
        }
        room.height += options.row_gap + height;
    }
    return room;
}

}  // namespace orgplan::layout
