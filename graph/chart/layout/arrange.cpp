#include <algorithm>
#include <cmath>

#include "graph/chart/layout/shapes.h"

// How the reports of one node are placed in one arrangement: grouped into rows or columns, and given their places.

namespace orgplan::layout {

double Shapes::gap(Arrangement arrangement) const {
    if (top()) return options_.level_gap;
    return arrangement == Arrangement::rows ? options_.column_gap : options_.row_gap;
}

void Shapes::measure(Arrangement arrangement, std::uint8_t limit) {
    const std::uint8_t* picks = limits(arrangement).picks.data() + limit * reports_.size();
    sum_ = 0;
    for (std::size_t i = 0; i < reports_.size(); ++i) {
        lengths_[i] = gap(arrangement) + length(arrangement, shape_of(i, picks[i]));
        sum_ += lengths_[i];
    }
}

// The least extent within which so many groups hold the measured reports in their order, nearly.
double Shapes::least_extent(std::size_t groups) const {
    if (groups == 1) return sum_;
    const double longest = *std::max_element(lengths_.begin(), lengths_.end());
    double low = std::max(longest, sum_ / static_cast<double>(groups));
    double high = sum_ / static_cast<double>(groups) + longest;
    for (int step = 0; step < 8; ++step) {
        const double extent = (low + high) / 2;
        std::size_t needed = 1;
        double filled = 0;
        for (const double each : lengths_) {
            filled += each;
            if (filled > extent) {
                ++needed;
                filled = each;
            }
        }
        (needed <= groups ? high : low) = extent;
    }
    return high;
}

// Fills rows or columns one after the other up to the extent, then makes each as slim as the extent lets it be.
void Shapes::group(Arrangement arrangement, std::uint8_t limit, double extent) {
    measure(arrangement, limit);
    const auto count = static_cast<std::uint32_t>(reports_.size());
    groups_.assign(1, 0);
    double filled = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        filled += lengths_[i];
        if (filled > extent && i > groups_.back()) {
            groups_.push_back(i);
            filled = lengths_[i];
        }
    }
    groups_.push_back(count);

    const std::uint8_t* picks = limits(arrangement).picks.data();
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) {
        const auto fits = [&](std::size_t slim) {
            double sum = 0;
            for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
                sum += gap(arrangement) + length(arrangement, shape_of(i, picks[slim * count + i]));
            }
            return sum <= extent;
        };
        std::size_t low = 0;
        std::size_t high = limit;
        while (low < high) {
            const std::size_t slim = (low + high) / 2;
            if (fits(slim)) {
                high = slim;
            } else {
                low = slim + 1;
            }
        }
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            slots_.slots[i].choice = picks[high * count + i];
        }
    }
}

// One row hangs from a bus. Several are parted in the middle by the trunk that leads to the rows below.
void Shapes::stand_in_rows() {
    ReportSlots& content = slots_;
    const double row_gap = gap(Arrangement::rows);
    const bool several = groups_.size() > 2;
    const double trunk = !several || top() ? 0 : std::max(options_.indent - row_gap, 0.0);
    double left_most = 0;
    double right_most = 0;
    double y = 0;
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) {
        double row = 0;
        double width = 0;
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            ChildSlot& slot = content.slots[i];
            const Shape& shape = shape_of(i, slot.choice);
            slot.x = width;
            slot.y = y;
            slot.bus = y - options_.level_gap / 2;
            slot.stacked = false;
            width += shape.width + row_gap;
            row = std::max(row, shape.height);
        }
        width -= row_gap;
        y += row + options_.level_gap;
        if (!several || top()) {
            right_most = std::max(right_most, width);
            continue;
        }
        // Nothing has to pass through the last row: where it is odd, its middle stands below the trunk.
        const bool last = g + 2 == groups_.size() && (groups_[g + 1] - groups_[g]) % 2 == 1;
        double split = 0;
        std::uint32_t after = groups_[g + 1];
        if (last) {
            const auto anchor = [&](std::uint32_t i) {
                return content.slots[i].x + shape_of(i, content.slots[i].choice).stem;
            };
            split = (anchor(groups_[g]) + anchor(groups_[g + 1] - 1)) / 2;
        } else {
            after = groups_[g] + 1;
            while (after + 1 < groups_[g + 1] && content.slots[after + 1].x + content.slots[after].x <= width) ++after;
            split = after < groups_[g + 1] ? content.slots[after].x - row_gap / 2 : width + row_gap / 2;
        }
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            content.slots[i].x += (last ? 0 : i < after ? -trunk / 2 : trunk / 2) - split;
        }
        left_most = std::max(left_most, split + (last ? 0 : trunk / 2));
        right_most = std::max(right_most, width - split + (last ? 0 : trunk / 2));
    }
    for (std::uint32_t i = 0; i < content.slots.size(); ++i) {
        ChildSlot& slot = content.slots[i];
        slot.x += left_most;
        slot.anchor = slot.x + shape_of(i, slot.choice).stem;
    }
    content.width = left_most + right_most;
    content.height = y - options_.level_gap;
    content.middle = several ? left_most : (content.slots.front().anchor + content.slots.back().anchor) / 2;
}

void Shapes::stand_in_columns() {
    ReportSlots& content = slots_;
    double x = 0;
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) {
        const bool stacked = groups_[g + 1] - groups_[g] > 1;
        const double indent = stacked ? options_.indent : 0;
        double y = 0;
        double width = 0;
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            ChildSlot& slot = content.slots[i];
            const Shape& shape = shape_of(i, slot.choice);
            slot = {x + indent,  y,      x + (stacked ? indent / 2 : shape.stem), -options_.level_gap / 2,
                    slot.choice, stacked};
            y += shape.height + options_.row_gap;
            width = std::max(width, indent + shape.width);
        }
        x += width + options_.column_gap;
        content.height = std::max(content.height, y - options_.row_gap);
    }
    content.width = x - options_.column_gap;
    content.middle =
        groups_.size() > 2 ? (content.slots.front().anchor + content.slots.back().anchor) / 2 : content.width / 2;
}

Shape Shapes::arrange(Arrangement arrangement, std::uint8_t limit, double extent) {
    ReportSlots& content = slots_;
    content.x = content.y = content.width = content.height = content.middle = 0;
    Shape shape;
    shape.arrangement = arrangement;
    shape.limit = limit;
    shape.extent = extent;
    if (arrangement != Arrangement::alone) {
        group(arrangement, limit, extent);
        arrangement == Arrangement::rows ? stand_in_rows() : stand_in_columns();
    }
    if (top()) {
        shape.width = content.width;
        shape.height = content.height;
        return shape;
    }
    const double own = tree_.width(node_);
    if (arrangement == Arrangement::list) {
        shape.stem = own / 2;
        content.y = tree_.height(node_) + options_.row_gap;
        shape.width = std::max(own, content.width);
    } else {
        // Straight down to a report that stands nearly in the middle.
        if (groups_.size() == 2 || arrangement == Arrangement::columns) {
            double nearest = own / 4;
            double straight = content.middle;
            for (const ChildSlot& slot : content.slots) {
                if (std::abs(slot.anchor - content.middle) < nearest) {
                    nearest = std::abs(slot.anchor - content.middle);
                    straight = slot.anchor;
                }
            }
            content.middle = straight;
        }
        const AssistantsRoom room = assistants_room(tree_, node_, options_);
        shape.stem = std::max({own / 2, room.left, content.middle});
        content.x = shape.stem - content.middle;
        content.y = tree_.height(node_) + room.height + (arrangement == Arrangement::alone ? 0 : options_.level_gap);
        shape.width = std::max(shape.stem + std::max(own / 2, room.right), content.x + content.width);
    }
    shape.height = content.y + content.height;
    return shape;
}

const ReportSlots& Shapes::slots_of(std::uint32_t node, const Shape& shape) {
    load(node);
    arrange(shape.arrangement, shape.limit, shape.extent);
    return slots_;
}

}  // namespace orgplan::layout
