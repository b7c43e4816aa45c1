#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "graph/chart/layout/layout.h"

namespace orgplan {
using namespace layout;

/// A tree or forest of a family, the same for the same seed: kary4, kary8, uniform, preferential, chain, star,
/// caterpillar, mixed (sizes, assistants, several roots), forest.
inline std::vector<Box> made_tree(std::string_view family, std::uint32_t count, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
    std::vector<Box> boxes(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        Box& box = boxes[i];
        box.width = 150;
        box.height = 44;
        if (i == 0) continue;
        if (family == "kary4") box.parent = (i - 1) / 4;
        if (family == "kary8") box.parent = (i - 1) / 8;
        if (family == "chain") box.parent = i - 1;
        if (family == "star") box.parent = 0;
        if (family == "uniform" || family == "forest" || family == "mixed") box.parent = below(i);
        if (family == "preferential") {
            const std::uint32_t other = below(i);
            box.parent = other > 0 && below(2) == 0 ? boxes[other].parent : other;
        }
        if (family == "caterpillar") box.parent = i % 3 == 0 ? i - 3 : i - i % 3;
        if (family == "forest" && below(10) == 0) box.parent = Box::kNoParent;
        if (family == "mixed") {
            box.width = 60 + below(200);
            box.height = below(8) == 0 ? 44 + 12 * below(60) : 30 + below(40);
            box.assistant = below(12) == 0;
            box.alike = below(3);
            if (below(200) == 0) box.parent = Box::kNoParent;
        }
    }
    return boxes;
}

}  // namespace orgplan
