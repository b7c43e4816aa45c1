#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "graph/chart/layout/layout.h"

namespace orgplan {

/// Dotted lines between boxes drawn at random, the same for the same seed.
inline std::vector<layout::DottedLink> random_links(const layout::Layout& layout, std::size_t count,
                                                    std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto any = [&] { return static_cast<std::uint32_t>(random() % layout.boxes.size()); };
    std::vector<layout::DottedLink> links;
    while (links.size() < count) {
        const layout::DottedLink link{any(), any()};
        if (link.from != link.to) links.push_back(link);
    }
    return links;
}

/// Between boxes and rows of boxes, also of one box, several to each target.
inline std::vector<layout::DottedLink> random_row_links(const layout::Layout& layout, std::size_t count,
                                                        std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto any = [&] { return static_cast<std::uint32_t>(random() % layout.boxes.size()); };
    const auto row = [&](std::uint32_t box) {
        const double rows = layout.boxes[box].height / 13 - 1;
        return random() % 3 == 0 || rows < 1 ? layout::DottedLink::kWholeBox
                                             : 10 + 13.0 * static_cast<double>(random() % static_cast<unsigned>(rows));
    };
    std::vector<layout::DottedLink> links;
    for (std::size_t i = 0; i < count; ++i) {
        layout::DottedLink link{any(), any()};
        link.from_at = row(link.from);
        link.to_at = row(link.to);
        if (i % 3 != 0) {
            link.to = links.back().to;
            link.to_at = links.back().to_at;
        }
        links.push_back(link);
    }
    return links;
}

}  // namespace orgplan
