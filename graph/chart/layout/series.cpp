#include "graph/chart/layout/series.h"

#include <algorithm>
#include <vector>

#include "graph/chart/layout/tree.h"

namespace orgplan::layout {

bool holds(Places wanted, double whole, std::span<const double> alone) {
    // What all stages have is kept by held places.
    constexpr double kKept = 0.75;
    if (wanted != Places::by_cost) return wanted == Places::held;
    return std::all_of(alone.begin(), alone.end(), [whole](double scale) { return whole >= kKept * scale; });
}

void fix_sides(std::span<Box> boxes) {
    const Tree tree(boxes);
    for (std::uint32_t node = 0; node < tree.top(); ++node) {
        const auto assistants = tree.assistants(node);
        if (assistants.empty()) continue;
        const std::vector<AssistantPlace> places = assistant_places(tree, node);
        for (std::size_t i = 0; i < assistants.size(); ++i) {
            boxes[assistants[i]].side = places[i].right ? Side::right : Side::left;
        }
    }
}

}  // namespace orgplan::layout
