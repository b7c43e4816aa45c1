#include "graph/chart/layout/calm.h"

#include <algorithm>

namespace orgplan::layout {

// Spines past large subtrees, the more so where the subtree's own top is far from its spine; managers lower than
// their peers; trunks past many rows; rows of leaves that could hang; neighbours of one kind drawn in two ways.
float unease(const Tree& tree, const ShapeTable& table, std::uint32_t node, std::span<const ChildSlot> slots,
             Arrangement arrangement) {
    const auto reports = tree.reports(node);
    const bool top = node == tree.top();
    double sum = 0;
    double row_starts = 0;
    double row = 0;
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
        const std::uint32_t report = reports[i];
        const ChildSlot& slot = slots[i];
        const Shape& shape = table.of(report)[slot.choice];
        const double boxes = tree.size(report);
        sum += shape.unease;
        if (slot.stacked) {
            const bool near = shape.stem <= tree.width(report);
            sum += near ? 0.3 * boxes * std::min(1.0, (boxes - 1) / 12) : 1.5 * boxes * std::min(1.0, (boxes - 1) / 8);
            if (slot.y > 0 && boxes > 1) sum += 0.6 * boxes;
        }
        if (arrangement == Arrangement::rows && !top) {
            if (slot.y > row_starts) ++row;
            row_starts = slot.y;
            sum += 0.1 * std::min(row, 4.0) * boxes;
            if (tree.leaf(report) && reports.size() > 4) sum += 0.2;
        }
        if (i == 0 || top) continue;
        const std::uint32_t before = reports[i - 1];
        if (tree.alike(before) == tree.alike(report) && !tree.leaf(before) && !tree.leaf(report) &&
            table.of(before)[slots[i - 1].choice].arrangement != shape.arrangement) {
            sum += 0.5 * boxes;
        }
    }
    return static_cast<float>(sum);
}

}  // namespace orgplan::layout
