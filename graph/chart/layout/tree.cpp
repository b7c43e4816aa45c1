#include "graph/chart/layout/tree.h"

#include <algorithm>

namespace orgplan::layout {

Tree::Tree(std::span<const Box> boxes)
    : boxes_(boxes),
      first_(boxes.size() + 2),
      assistants_from_(boxes.size() + 1),
      children_(boxes.size()),
      size_(boxes.size() + 1, 1),
      chain_(boxes.size() + 1, 1) {
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
    for (std::uint32_t box = count; box-- > 0;) {
        size_[parent(box)] += size_[box];
        if (reports(box).size() == 1 && assistants(box).empty()) chain_[box] = chain_[reports(box).front()] + 1;
    }
}

std::vector<AssistantPlace> assistant_places(const Tree& tree, std::uint32_t node) {
    std::vector<AssistantPlace> places;
    std::size_t right = 0;
    std::size_t left = 0;
    for (const std::uint32_t assistant : tree.assistants(node)) {
        const Side side = tree.side(assistant);
        const bool is_right = side == Side::right || (side == Side::free && right <= left);
        std::size_t& row = is_right ? right : left;
        places.push_back({is_right, row++});
    }
    return places;
}

AssistantsRoom assistants_room(const Tree& tree, std::uint32_t node, const LayoutOptions& options) {
    AssistantsRoom room;
    const auto assistants = tree.assistants(node);
    if (assistants.empty()) return room;
    const std::vector<AssistantPlace> places = assistant_places(tree, node);
    std::vector<double> rows(assistants.size());
    for (std::size_t i = 0; i < assistants.size(); ++i) {
        double& row = rows[places[i].row];
        row = std::max(row, options.row_gap + tree.height(assistants[i]));
        double& reach = places[i].right ? room.right : room.left;
        reach = std::max(reach, options.column_gap + tree.width(assistants[i]));
    }
    for (const double row : rows) room.height += row;
    return room;
}

}  // namespace orgplan::layout
