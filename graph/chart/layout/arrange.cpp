#include "graph/chart/layout/arrange.h"

#include <algorithm>
#include <cmath>

namespace orgplan::layout {

void Arranger::look_at(std::uint32_t node) {
    node_ = node;
    reports_ = tree_.reports(node);
    const std::size_t count = reports_.size();
    content_.slots.resize(count);
    lengths_.resize(count);
    shapes_.clear();
    widths_.clear();
    heights_.clear();
    if (count == 0) return;

    double narrowest = 0;
    double lowest = 0;
    for (const std::uint32_t report : reports_) {
        const auto shapes = shapes_.emplace_back(table_.of(report));
        double low = shapes.back().height;
        for (const Shape& shape : shapes) low = std::min(low, shape.height);
        narrowest = std::max(narrowest, shapes.front().width);
        lowest = std::max(lowest, low);
    }
    const std::size_t most = count > 1000 ? 6 : count > 50 ? 10 : cap_;
    widths_.set(shapes_, &Shape::width, &Shape::height, narrowest, most);
    heights_.set(shapes_, &Shape::height, &Shape::width, lowest, top() && count == 1 ? kMostShapes : most);
}

double Arranger::gap(Arrangement arrangement) const {
    if (top()) return options_.level_gap;
    return arrangement == Arrangement::rows ? options_.column_gap : options_.row_gap;
}

void Arranger::measure(Arrangement arrangement, std::uint8_t limit) {
    const auto picks = limits(arrangement).picks(limit);
    sum_ = 0;
    for (std::size_t i = 0; i < reports_.size(); ++i) {
        lengths_[i] = length(arrangement, i, picks[i]);
        sum_ += lengths_[i];
    }
}

double Arranger::least_extent(std::size_t groups) const {
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

// Fills rows or columns one after the other up to the extent.
void Arranger::group(Arrangement arrangement, std::uint8_t limit, double extent) {
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
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) slim(arrangement, limit, extent, groups_[g], groups_[g + 1]);
}

// Makes a row or column as slim as the extent lets it be.
void Arranger::slim(Arrangement arrangement, std::uint8_t limit, double extent, std::uint32_t begin,
                    std::uint32_t end) {
    const Limits& tried = limits(arrangement);
    const auto fits = [&](std::size_t at) {
        double sum = 0;
        for (std::uint32_t i = begin; i < end; ++i) sum += length(arrangement, i, tried.picks(at)[i]);
        return sum <= extent;
    };
    std::size_t low = 0;
    std::size_t high = limit;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (fits(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    for (std::uint32_t i = begin; i < end; ++i) content_.slots[i].choice = tried.picks(high)[i];
}

// One row hangs from a bus. Several are split in the middle by the trunk that leads to the rows below.
void Arranger::stand_in_rows() {
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
            ChildSlot& slot = content_.slots[i];
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
        } else {
            part_row(g, width, trunk, left_most, right_most);
        }
    }
    for (std::uint32_t i = 0; i < content_.slots.size(); ++i) {
        ChildSlot& slot = content_.slots[i];
        slot.x += left_most;
        slot.anchor = slot.x + shape_of(i, slot.choice).stem;
    }
    content_.width = left_most + right_most;
    content_.height = y - options_.level_gap;
    content_.middle = several ? left_most : (content_.slots.front().anchor + content_.slots.back().anchor) / 2;
}

// Moves a row so that the trunk is at 0, and notes how far it reaches to both sides.
void Arranger::part_row(std::size_t group, double width, double trunk, double& left_most, double& right_most) {
    std::vector<ChildSlot>& slots = content_.slots;
    const std::uint32_t begin = groups_[group];
    const std::uint32_t end = groups_[group + 1];
    // Nothing has to pass through the last row: where it is odd, its middle is below the trunk.
    const bool last = group + 2 == groups_.size() && (end - begin) % 2 == 1;
    double split = 0;
    std::uint32_t after = end;
    if (last) {
        const auto anchor = [&](std::uint32_t i) { return slots[i].x + shape_of(i, slots[i].choice).stem; };
        split = (anchor(begin) + anchor(end - 1)) / 2;
    } else {
        const double row_gap = gap(Arrangement::rows);
        after = begin + 1;
        while (after + 1 < end && slots[after + 1].x + slots[after].x <= width) ++after;
        split = after < end ? slots[after].x - row_gap / 2 : width + row_gap / 2;
    }
    for (std::uint32_t i = begin; i < end; ++i) {
        slots[i].x += (last ? 0 : i < after ? -trunk / 2 : trunk / 2) - split;
    }
    left_most = std::max(left_most, split + (last ? 0 : trunk / 2));
    right_most = std::max(right_most, width - split + (last ? 0 : trunk / 2));
}

void Arranger::stand_in_columns() {
    double x = 0;
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) {
        const bool stacked = groups_[g + 1] - groups_[g] > 1;
        const double indent = stacked ? options_.indent : 0;
        double y = 0;
        double width = 0;
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            ChildSlot& slot = content_.slots[i];
            const Shape& shape = shape_of(i, slot.choice);
            slot = {x + indent,  y,      x + (stacked ? indent / 2 : shape.stem), -options_.level_gap / 2,
                    slot.choice, stacked};
            y += shape.height + options_.row_gap;
            width = std::max(width, indent + shape.width);
        }
        x += width + options_.column_gap;
        content_.height = std::max(content_.height, y - options_.row_gap);
    }
    content_.width = x - options_.column_gap;
    content_.middle =
        groups_.size() > 2 ? (content_.slots.front().anchor + content_.slots.back().anchor) / 2 : content_.width / 2;
}

Shape Arranger::arrange(Arrangement arrangement, std::uint8_t limit, double extent) {
    content_.x = content_.y = content_.width = content_.height = content_.middle = 0;
    Shape shape;
    shape.arrangement = arrangement;
    shape.limit = limit;
    shape.extent = extent;
    if (arrangement != Arrangement::alone) {
        group(arrangement, limit, extent);
        arrangement == Arrangement::rows ? stand_in_rows() : stand_in_columns();
    }
    if (top()) {
        shape.width = content_.width;
        shape.height = content_.height;
    } else {
        hang_below(arrangement, shape);
    }
    return shape;
}

// Puts the content below the node's own box, beside or below its assistants.
void Arranger::hang_below(Arrangement arrangement, Shape& shape) {
    const double own = tree_.width(node_);
    if (arrangement == Arrangement::list) {
        shape.stem = own / 2;
        content_.y = tree_.height(node_) + options_.row_gap;
        shape.width = std::max(own, content_.width);
    } else {
        // Straight down to a report that is nearly in the middle.
        if (groups_.size() == 2 || arrangement == Arrangement::columns) {
            double nearest = own / 4;
            double straight = content_.middle;
            for (const ChildSlot& slot : content_.slots) {
                if (std::abs(slot.anchor - content_.middle) < nearest) {
                    nearest = std::abs(slot.anchor - content_.middle);
                    straight = slot.anchor;
                }
            }
            content_.middle = straight;
        }
        const AssistantsRoom room = assistants_room(tree_, node_, options_);
        shape.stem = std::max({own / 2, room.left, content_.middle});
        content_.x = shape.stem - content_.middle;
        content_.y = tree_.height(node_) + room.height + (arrangement == Arrangement::alone ? 0 : options_.level_gap);
        shape.width = std::max(shape.stem + std::max(own / 2, room.right), content_.x + content_.width);
    }
    shape.height = content_.y + content_.height;
}

}  // namespace orgplan::layout
