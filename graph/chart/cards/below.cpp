#include "graph/chart/cards/below.h"

namespace orgplan::cards {

std::vector<std::uint32_t> all_below(const StageTree& tree, std::size_t seats,
                                     const std::function<bool(PositionId)>& ghost) {
    std::vector<std::pair<PositionId, PositionId>> boxes;  // and the one above
    for (const PositionId top : tree.children(kNone<PositionId>)) boxes.emplace_back(top, kNone<PositionId>);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (const PositionId child : tree.children(boxes[i].first)) boxes.emplace_back(child, boxes[i].first);
    }
    std::vector<std::uint32_t> below(seats);
    for (std::size_t i = boxes.size(); i-- > 0;) {
        const auto& [seat, above] = boxes[i];
        if (!given(above)) continue;
        std::uint32_t here = ghost(seat) ? 0 : 1;
        for (const PositionId other : tree.beside(seat)) here += ghost(other) ? 0 : 1;
        below[index(above)] += here + below[index(seat)];
    }
    return below;
}

}  // namespace orgplan::cards
