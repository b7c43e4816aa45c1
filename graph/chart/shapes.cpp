#include "graph/chart/shapes.h"

#include <algorithm>
#include <cmath>

namespace orgplan {
namespace {

// What calm is worth: a shape wholly ill at ease is held to be this much larger than it is.
constexpr double kCalmWorth = 0.1;
// Shapes of a subtree that are alike in proportions to within this factor count as one.
constexpr double kWiden = 1.3;
// As many shapes, and as many limits, as a node can have at all.
constexpr std::size_t kMost = 255;

// From 0 for a calm shape towards 1.
double disturbed(const Shape& shape, double boxes) { return shape.unease / (0.25 * boxes + shape.unease); }

// Keeps at most `most` of the values, evenly, the ends among them.
void thin_out(std::vector<double>& values, std::size_t most) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() <= most) return;
    for (std::size_t i = 0; i < most; ++i) values[i] = values[i * (values.size() - 1) / (most - 1)];
    values.resize(most);
}

// Counts to try for the groups of so many reports: all small ones, then in steps of a tenth.
std::size_t next_count(std::size_t count) { return std::max(count + 1, count * 11 / 10); }

}  // namespace

Shapes::Shapes(const Tree& tree, const LayoutOptions& options)
    : tree_(tree), options_(options), cap_(tree.top() <= 20000 ? 24 : 16), first_(tree.top() + 1),
      count_(tree.top() + 1) {
    shapes_.reserve(tree.top() + tree.top() / 2);
    for (std::uint32_t node = tree.top(); node-- > 0;) build(node);
    build(tree.top());
}

double Shapes::gap(Form form) const {
    if (top()) return options_.level_gap;
    return form == Form::rows ? options_.column_gap : options_.row_gap;
}

void Shapes::build(std::uint32_t node) {
    candidates_.clear();
    load(node);
    const std::size_t count = reports_.size();
    if (count == 0) {
        consider(Form::alone, 0, 0);
    } else {
        const bool leaves = std::all_of(reports_.begin(), reports_.end(), [&](auto report) { return tree_.leaf(report); });
        const std::size_t most_rows = top() ? count : leaves ? 1 : (count + 1) / 2;
        for (std::uint8_t limit = 0; limit < talls_.values.size(); ++limit) {
            measure(Form::rows, limit);
            for (std::size_t rows = 1; rows <= most_rows; rows = next_count(rows)) {
                consider(Form::rows, limit, least_extent(rows));
            }
        }
        for (std::uint8_t limit = 0; !top() && count > 1 && limit < widths_.values.size(); ++limit) {
            for (std::size_t columns = 1; columns < count; columns = next_count(columns)) {
                const Form form = columns == 1 && tree_.assistants(node).empty() ? Form::list : Form::columns;
                measure(form, limit);
                consider(form, limit, least_extent(columns));
            }
        }
    }
    keep_best();
}

// Looks at the shapes of a node's reports, and at the widths and heights worth fitting them into.
void Shapes::load(std::uint32_t node) {
    node_ = node;
    reports_ = tree_.reports(node);
    const std::size_t count = reports_.size();
    arrangement_.slots.resize(count);
    lengths_.resize(count);
    widths_.values.clear();
    talls_.values.clear();
    if (count == 0) return;

    double narrowest = 0;
    double lowest = 0;
    for (const std::uint32_t report : reports_) {
        const auto shapes = of(report);
        double low = shapes.back().height;
        for (const Shape& shape : shapes) low = std::min(low, shape.height);
        narrowest = std::max(narrowest, shapes.front().width);
        lowest = std::max(lowest, low);
    }
    widths_.values.push_back(narrowest);
    talls_.values.push_back(lowest);
    // Of very many reports a sample tells enough.
    for (std::size_t i = 0; i < count; i += count / 256 + 1) {
        for (const Shape& shape : of(reports_[i])) {
            if (shape.width > narrowest) widths_.values.push_back(shape.width);
            if (shape.height > lowest) talls_.values.push_back(shape.height);
        }
    }
    const std::size_t most = count > 1000 ? 5 : cap_;
    thin_out(widths_.values, most);
    thin_out(talls_.values, top() && count == 1 ? kMost : most);

    // The lowest shape within each width, the narrowest within each height; where none is, the nearest to it.
    widths_.picks.resize(widths_.values.size() * count);
    talls_.picks.resize(talls_.values.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto shapes = of(reports_[i]);
        const auto fit = [&](Limits& limits, auto along, auto across) {
            for (std::size_t limit = 0; limit < limits.values.size(); ++limit) {
                std::size_t pick = 0;
                double least = 0;
                bool fits = false;
                for (std::size_t j = 0; j < shapes.size(); ++j) {
                    const bool within = along(shapes[j]) <= limits.values[limit];
                    if (fits && !within) continue;
                    const double size = within ? across(shapes[j]) * shapes[j].burden : along(shapes[j]);
                    if (j == 0 || within != fits || size < least) {
                        pick = j;
                        least = size;
                        fits = within;
                    }
                }
                limits.picks[limit * count + i] = static_cast<std::uint8_t>(pick);
            }
        };
        const auto width = [](const Shape& shape) { return shape.width; };
        const auto height = [](const Shape& shape) { return shape.height; };
        if (shapes.size() == 1) {
            for (std::size_t limit = 0; limit < widths_.values.size(); ++limit) widths_.picks[limit * count + i] = 0;
            for (std::size_t limit = 0; limit < talls_.values.size(); ++limit) talls_.picks[limit * count + i] = 0;
        } else {
            fit(widths_, width, height);
            fit(talls_, height, width);
        }
    }
}

void Shapes::measure(Form form, std::uint8_t limit) {
    const std::uint8_t* picks = limits(form).picks.data() + limit * reports_.size();
    for (std::size_t i = 0; i < reports_.size(); ++i) lengths_[i] = gap(form) + length(form, shape_of(i, picks[i]));
}

// The least extent within which so many groups hold the measured reports in their order, nearly.
double Shapes::least_extent(std::size_t groups) const {
    double longest = 0;
    double sum = 0;
    for (const double each : lengths_) {
        longest = std::max(longest, each);
        sum += each;
    }
    if (groups == 1) return sum;
    double low = std::max(longest, sum / static_cast<double>(groups));
    double high = sum / static_cast<double>(groups) + longest;
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
void Shapes::group(Form form, std::uint8_t limit, double extent) {
    measure(form, limit);
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

    const std::uint8_t* picks = limits(form).picks.data();
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) {
        const auto fits = [&](std::size_t slim) {
            double sum = 0;
            for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
                sum += gap(form) + length(form, shape_of(i, picks[slim * count + i]));
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
            arrangement_.slots[i].choice = picks[high * count + i];
        }
    }
}

// One row hangs from a bus. Several are parted in the middle by the trunk that leads to the rows below.
void Shapes::stand_in_rows() {
    Arrangement& content = arrangement_;
    const double row_gap = gap(Form::rows);
    const bool several = groups_.size() > 2;
    const double trunk = !several || top() ? 0 : std::max(options_.indent - row_gap, 0.0);
    double left_most = 0;
    double right_most = 0;
    double y = 0;
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) {
        double row = 0;
        double width = 0;
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            Slot& slot = content.slots[i];
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
            while (after + 1 < groups_[g + 1] &&
                   content.slots[after + 1].x + content.slots[after].x <= width) ++after;
            split = after < groups_[g + 1] ? content.slots[after].x - row_gap / 2 : width + row_gap / 2;
        }
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            content.slots[i].x += (last ? 0 : i < after ? -trunk / 2 : trunk / 2) - split;
        }
        left_most = std::max(left_most, split + (last ? 0 : trunk / 2));
        right_most = std::max(right_most, width - split + (last ? 0 : trunk / 2));
    }
    for (std::uint32_t i = 0; i < content.slots.size(); ++i) {
        Slot& slot = content.slots[i];
        slot.x += left_most;
        slot.anchor = slot.x + shape_of(i, slot.choice).stem;
    }
    content.width = left_most + right_most;
    content.height = y - options_.level_gap;
    content.middle = several ? left_most : (content.slots.front().anchor + content.slots.back().anchor) / 2;
}

void Shapes::stand_in_columns() {
    Arrangement& content = arrangement_;
    double x = 0;
    for (std::size_t g = 0; g + 1 < groups_.size(); ++g) {
        const bool stacked = groups_[g + 1] - groups_[g] > 1;
        const double indent = stacked ? options_.indent : 0;
        double y = 0;
        double width = 0;
        for (std::uint32_t i = groups_[g]; i < groups_[g + 1]; ++i) {
            Slot& slot = content.slots[i];
            const Shape& shape = shape_of(i, slot.choice);
            slot = {x + indent, y, x + (stacked ? indent / 2 : shape.stem), -options_.level_gap / 2, slot.choice, stacked};
            y += shape.height + options_.row_gap;
            width = std::max(width, indent + shape.width);
        }
        x += width + options_.column_gap;
        content.height = std::max(content.height, y - options_.row_gap);
    }
    content.width = x - options_.column_gap;
    content.middle = groups_.size() > 2 ? (content.slots.front().anchor + content.slots.back().anchor) / 2
                                        : content.width / 2;
}

Shape Shapes::arrange(Form form, std::uint8_t limit, double extent) {
    Arrangement& content = arrangement_;
    content.x = content.y = content.width = content.height = content.middle = 0;
    Shape shape;
    shape.form = form;
    shape.limit = limit;
    shape.extent = extent;
    if (form != Form::alone) {
        group(form, limit, extent);
        form == Form::rows ? stand_in_rows() : stand_in_columns();
    }
    if (top()) {
        shape.width = content.width;
        shape.height = content.height;
        return shape;
    }
    const double own = tree_.width(node_);
    if (form == Form::list) {
        shape.stem = own / 2;
        content.y = tree_.height(node_) + options_.row_gap;
        shape.width = std::max(own, content.width);
    } else {
        // Straight down to a report that stands nearly in the middle.
        if (groups_.size() == 2 || form == Form::columns) {
            double nearest = own / 4;
            double straight = content.middle;
            for (const Slot& slot : content.slots) {
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
        content.y = tree_.height(node_) + room.height + (form == Form::alone ? 0 : options_.level_gap);
        shape.width = std::max(shape.stem + std::max(own / 2, room.right), content.x + content.width);
    }
    shape.height = content.y + content.height;
    return shape;
}

const Arrangement& Shapes::arrangement(std::uint32_t node, const Shape& shape) {
    load(node);
    arrange(shape.form, shape.limit, shape.extent);
    return arrangement_;
}

// What disturbs, each as many boxes as it touches: spines past large subtrees, the more so where the subtree's own top
// stands far from its spine; trunks past many rows; rows of leaves that could hang; neighbours of one kind drawn in two
// ways.
float Shapes::unease(Form form) const {
    double sum = 0;
    double row_starts = 0;
    double row = 0;
    for (std::uint32_t i = 0; i < reports_.size(); ++i) {
        const std::uint32_t report = reports_[i];
        const Slot& slot = arrangement_.slots[i];
        const Shape& shape = shape_of(i, slot.choice);
        const double boxes = tree_.size(report);
        sum += shape.unease;
        if (slot.stacked) {
            const bool near = shape.stem <= tree_.width(report);
            sum += (near ? 0.3 : 1.5) * boxes * std::min(1.0, (boxes - 1) / 12);
        }
        if (form == Form::rows && !top()) {
            if (slot.y > row_starts) ++row;
            row_starts = slot.y;
            sum += 0.1 * std::min(row, 4.0) * boxes;
            if (tree_.leaf(report) && reports_.size() > 4) sum += 0.2;
        }
        if (i == 0 || top()) continue;
        const Slot& before = arrangement_.slots[i - 1];
        if (tree_.alike(reports_[i - 1]) == tree_.alike(report) && !tree_.leaf(reports_[i - 1]) && !tree_.leaf(report) &&
            shape_of(i - 1, before.choice).form != shape.form) {
            sum += 0.5 * boxes;
        }
    }
    return static_cast<float>(sum);
}

void Shapes::consider(Form form, std::uint8_t limit, double extent) {
    Shape shape = arrange(form, limit, extent);
    shape.unease = unease(form);
    // Of a length, with the other fixed, twice as much may go as of the scale.
    shape.burden = static_cast<float>(1 + 2 * kCalmWorth * disturbed(shape, tree_.size(node_)));
    candidates_.push_back(shape);
}

// Drops what another shape beats both ways, calm counted in, then keeps of those of like proportions the smallest.
void Shapes::keep_best() {
    std::stable_sort(candidates_.begin(), candidates_.end(), [](const Shape& a, const Shape& b) {
        const double left = a.width * a.burden;
        const double right = b.width * b.burden;
        return left != right ? left < right : a.height * a.burden < b.height * b.burden;
    });
    std::size_t kept = 0;
    for (const Shape& shape : candidates_) {
        if (kept == 0 || shape.height * shape.burden < candidates_[kept - 1].height * candidates_[kept - 1].burden) {
            candidates_[kept++] = shape;
        }
    }
    candidates_.resize(kept);

    // The whole keeps all of them, to come as near to the page as can be.
    if (kept > (tree_.size(node_) >= tree_.top() ? kMost : cap_)) {
        const auto seen = [](const Shape& shape) { return shape.width * shape.height * shape.burden * shape.burden; };
        const double half = static_cast<double>(cap_) / 2;
        // Finely told apart about the page's own proportions, coarsely far from them.
        const auto proportions = [&](const Shape& shape) {
            const double steps = std::log(shape.width / (shape.height * options_.ratio)) / std::log(kWiden);
            return std::floor(steps / (1 + std::abs(steps) / half));
        };
        const Shape last = candidates_.back();
        double of_kept = proportions(candidates_.front()) - 1;
        kept = 1;
        for (std::size_t i = 1; i + 1 < candidates_.size(); ++i) {
            const Shape& shape = candidates_[i];
            if (const double of_this = proportions(shape); of_this != of_kept) {
                of_kept = of_this;
                candidates_[kept++] = shape;
            } else if (seen(shape) < seen(candidates_[kept - 1])) {
                candidates_[kept - 1] = shape;
            }
        }
        candidates_[kept++] = last;
        candidates_.resize(kept);
    }
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Shape& a, const Shape& b) { return a.width < b.width; });
    first_[node_] = shapes_.size();
    count_[node_] = static_cast<std::uint8_t>(kept);
    shapes_.insert(shapes_.end(), candidates_.begin(), candidates_.end());
}

const Shape& Shapes::best(double ratio) const {
    const std::span<const Shape> shapes = of(tree_.top());
    const auto seen = [&](const Shape& shape) {
        return std::max(shape.width, shape.height * ratio) * (1 + kCalmWorth * disturbed(shape, tree_.size(tree_.top())));
    };
    return *std::min_element(shapes.begin(), shapes.end(),
                             [&](const Shape& a, const Shape& b) { return seen(a) < seen(b); });
}

}  // namespace orgplan
