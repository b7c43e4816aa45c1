#include "graph/chart/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace orgplan {
namespace {

// What calm is worth: a shape wholly ill at ease is held to be this much larger than it is.
constexpr double kCalmWorth = 0.1;

// Shapes of a subtree that are alike in proportions to within this factor count as one.
constexpr double kWiden = 1.3;
// As many shapes as a node can have at all.
constexpr std::size_t kMost = 255;

double relative_unease(const Shape& shape, double boxes) { return std::min(1.0, shape.unease / boxes); }

double seen_as(double length, const Shape& shape, double boxes) {
    return length * (1 + kCalmWorth * relative_unease(shape, boxes));
}

// Keeps at most `most` of a sorted list, evenly, the ends among them.
void thin_out(std::vector<double>& values, std::size_t most) {
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() <= most) return;
    for (std::size_t i = 0; i < most; ++i) values[i] = values[i * (values.size() - 1) / (most - 1)];
    values.resize(most);
}

}  // namespace

Shapes::Shapes(const Tree& tree, const LayoutOptions& options)
    : tree_(tree), options_(options), cap_(tree.top() <= 20000 ? 24 : 16), first_(tree.top() + 1),
      count_(tree.top() + 1) {
    shapes_.reserve(tree.top() + tree.top() / 2);
    for (std::uint32_t node = tree.top() + 1; node-- > 0;) {
        // The unseen top is numbered last but is everybody's parent.
        if (node != tree.top()) build(node);
    }
    build(tree.top());
}

void Shapes::build(std::uint32_t node) {
    candidates_.clear();
    load(node);
    const std::size_t count = reports_.size();
    if (count == 0) {
        consider(node, Form::alone, 0, 0);
    } else {
        for (const double tall : talls_) consider(node, Form::row, 0, tall);
        for (std::uint8_t limit = 0; count > 1 && limit < limits_.size(); ++limit) {
            for (std::size_t columns = 1; columns < count; columns = std::max(columns + 1, columns * 5 / 4)) {
                const double tall = least_tall(limit, columns);
                if (columns == 1 && node != tree_.top() && tree_.assistants(node).empty()) {
                    consider(node, Form::list, limit, tall);
                } else {
                    consider(node, Form::columns, limit, tall);
                }
            }
        }
    }
    keep_best(node);
}

// Looks at the shapes of a node's reports, and at the widths and heights worth fitting them into.
void Shapes::load(std::uint32_t node) {
    reports_ = tree_.reports(node);
    const bool top = node == tree_.top();
    gap_ = top ? options_.level_gap : options_.column_gap;
    stack_gap_ = top ? options_.level_gap : options_.row_gap;
    limits_.clear();
    talls_.clear();
    if (reports_.empty()) return;

    double narrowest = 0;
    double lowest = 0;
    for (const std::uint32_t report : reports_) {
        narrowest = std::max(narrowest, of(report).front().width);
        lowest = std::max(lowest, of(report).back().height);
    }
    // Of very many reports a sample tells enough.
    const std::size_t stride = reports_.size() / 256 + 1;
    limits_.push_back(narrowest);
    talls_.push_back(lowest);
    for (std::size_t i = 0; i < reports_.size(); i += stride) {
        for (const Shape& shape : of(reports_[i])) {
            if (shape.width > narrowest) limits_.push_back(shape.width);
            if (shape.height > lowest) talls_.push_back(shape.height);
        }
    }
    std::sort(limits_.begin(), limits_.end());
    std::sort(talls_.begin(), talls_.end());
    thin_out(limits_, reports_.size() > 1000 ? 5 : cap_);
    thin_out(talls_, top ? kMost : cap_);

    picks_.resize(limits_.size() * reports_.size());
    for (std::size_t i = 0; i < reports_.size(); ++i) {
        const std::span<const Shape> shapes = of(reports_[i]);
        const double boxes = tree_.size(reports_[i]);
        std::uint8_t pick = 0;
        std::uint8_t next = 1;
        for (std::size_t limit = 0; limit < limits_.size(); ++limit) {
            for (; next < shapes.size() && shapes[next].width <= limits_[limit]; ++next) {
                if (seen_as(shapes[next].height, shapes[next], boxes) <=
                    seen_as(shapes[pick].height, shapes[pick], boxes)) {
                    pick = next;
                }
            }
            picks_[limit * reports_.size() + i] = pick;
        }
    }
    arrangement_.choice.resize(reports_.size());
}

// The least height at which so many columns hold the reports in their order, nearly.
double Shapes::least_tall(std::uint8_t limit, std::size_t columns) const {
    const std::uint8_t* picks = picks_.data() + limit * reports_.size();
    double highest = 0;
    double sum = -stack_gap_;
    for (std::size_t i = 0; i < reports_.size(); ++i) {
        const double height = shape_of(i, picks[i]).height;
        highest = std::max(highest, height);
        sum += height + stack_gap_;
    }
    double low = std::max(highest, sum / static_cast<double>(columns) - stack_gap_);
    double high = sum / static_cast<double>(columns) + highest + stack_gap_;
    if (columns == 1) return sum;
    for (int step = 0; step < 10; ++step) {
        const double tall = (low + high) / 2;
        std::size_t needed = 1;
        double filled = -stack_gap_;
        for (std::size_t i = 0; i < reports_.size(); ++i) {
            const double height = shape_of(i, picks[i]).height;
            filled += stack_gap_ + height;
            if (filled > tall) {
                ++needed;
                filled = height;
            }
        }
        (needed <= columns ? high : low) = tall;
    }
    return high;
}

void Shapes::fill_row(double tall) {
    for (std::uint32_t i = 0; i < reports_.size(); ++i) {
        const std::span<const Shape> shapes = of(reports_[i]);
        const double boxes = tree_.size(reports_[i]);
        std::size_t pick = shapes.size() - 1;
        for (std::size_t j = pick; j-- > 0 && shapes[j].height <= tall;) {
            if (seen_as(shapes[j].width, shapes[j], boxes) <= seen_as(shapes[pick].width, shapes[pick], boxes)) pick = j;
        }
        arrangement_.choice[i] = static_cast<std::uint8_t>(pick);
        arrangement_.columns.push_back({i, 1});
    }
}

// Fills columns from left to right up to the height, then makes each as narrow as the height lets it be.
void Shapes::fill_columns(std::uint8_t limit, double tall, double indent) {
    std::vector<Column>& columns = arrangement_.columns;
    const std::size_t count = reports_.size();
    double filled = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = 0; i < count; ++i) {
        const double height = shape_of(i, picks_[limit * count + i]).height;
        filled += stack_gap_ + height;
        if (filled > tall) {
            columns.push_back({i, 0});
            filled = height;
        }
        ++columns.back().count;
    }
    for (Column& column : columns) {
        std::size_t narrower = 0;
        for (; narrower < limit; ++narrower) {
            double height = -stack_gap_;
            for (std::uint32_t i = column.first; i < column.first + column.count; ++i) {
                height += stack_gap_ + shape_of(i, picks_[narrower * count + i]).height;
            }
            if (height <= tall) break;
        }
        for (std::uint32_t i = column.first; i < column.first + column.count; ++i) {
            arrangement_.choice[i] = picks_[narrower * count + i];
        }
        column.x = column.count > 1 ? indent : 0;
    }
}

Shape Shapes::arrange(std::uint32_t node, Form form, std::uint8_t limit, double tall) {
    Arrangement& content = arrangement_;
    content.columns.clear();
    content.width = content.height = content.x = content.y = 0;
    const bool top = node == tree_.top();
    if (form == Form::row) fill_row(tall);
    if (form == Form::columns || form == Form::list) fill_columns(limit, tall, top ? 0 : options_.indent);

    double x = 0;
    for (Column& column : content.columns) {
        const double indent = column.x;
        double height = -stack_gap_;
        for (std::uint32_t i = column.first; i < column.first + column.count; ++i) {
            const Shape& shape = shape_of(i, content.choice[i]);
            column.width = std::max(column.width, indent + shape.width);
            height += stack_gap_ + shape.height;
        }
        column.x = x;
        column.anchor = x + (column.count > 1 ? indent / 2 : shape_of(column.first, content.choice[column.first]).stem);
        x += column.width + gap_;
        content.height = std::max(content.height, height);
    }
    if (!content.columns.empty()) content.width = x - gap_;

    Shape shape;
    shape.form = form;
    shape.limit = limit;
    shape.tall = tall;
    if (top) {
        shape.width = content.width;
        shape.height = content.height;
        return shape;
    }
    const double own = tree_.width(node);
    const AssistantsRoom room = assistants_room(tree_, node, options_);
    const double left = std::max(own / 2, room.left);
    const double right = std::max(own / 2, room.right);
    if (form == Form::list) {
        shape.stem = own / 2;
        content.y = tree_.height(node) + options_.row_gap;
        shape.width = std::max(own, content.width);
    } else {
        double middle = content.width / 2;
        if (content.columns.size() > 1 || form == Form::row) {
            middle = (content.columns.empty() ? 0 : content.columns.front().anchor + content.columns.back().anchor) / 2;
            // Straight down to a report that stands nearly in the middle.
            const Column* nearest = nullptr;
            for (const Column& column : content.columns) {
                if (!nearest || std::abs(column.anchor - middle) < std::abs(nearest->anchor - middle)) nearest = &column;
            }
            if (nearest && std::abs(nearest->anchor - middle) < own / 4) middle = nearest->anchor;
        }
        shape.stem = std::max(left, middle);
        content.x = shape.stem - middle;
        content.y = tree_.height(node) + room.height + (content.columns.empty() ? 0 : options_.level_gap);
        shape.width = std::max(shape.stem + right, content.x + content.width);
    }
    shape.height = content.y + content.height;
    return shape;
}

const Arrangement& Shapes::arrangement(std::uint32_t node, const Shape& shape) {
    load(node);
    arrange(node, shape.form, shape.limit, shape.tall);
    return arrangement_;
}

// Long spines past large subtrees, rows of leaves that could hang, and neighbours of one kind that are drawn in two
// ways disturb, each as many boxes as it touches.
double Shapes::unease(std::uint32_t node, Form form) const {
    double sum = 0;
    double here = 0;
    for (const Column& column : arrangement_.columns) {
        for (std::uint32_t i = column.first; i < column.first + column.count; ++i) {
            const std::uint32_t report = reports_[i];
            const Shape& shape = shape_of(i, arrangement_.choice[i]);
            const double boxes = tree_.size(report);
            sum += shape.unease;
            if (tree_.leaf(report)) {
                if (column.count == 1 && reports_.size() > 4) here += 0.2;
            } else if (column.count > 1) {
                here += i + 1 < column.first + column.count ? boxes : 0.5 * boxes;
            }
            if (i > 0 && node != tree_.top() && tree_.alike(reports_[i - 1]) == tree_.alike(report) &&
                shape_of(i - 1, arrangement_.choice[i - 1]).form != shape.form) {
                here += 0.5 * boxes;
            }
        }
    }
    (void)form;
    return sum + here;
}

void Shapes::consider(std::uint32_t node, Form form, std::uint8_t limit, double tall) {
    Shape shape = arrange(node, form, limit, tall);
    shape.unease = static_cast<float>(unease(node, form));
    candidates_.push_back(shape);
}

// Drops what another shape beats in width, height and calm, then keeps of those of like proportions the smallest.
void Shapes::keep_best(std::uint32_t node) {
    const double boxes = tree_.size(node);
    std::stable_sort(candidates_.begin(), candidates_.end(), [](const Shape& a, const Shape& b) {
        return a.width != b.width ? a.width < b.width : a.height < b.height;
    });
    first_[node] = shapes_.size();
    const auto seen = [&](const Shape& shape) { return seen_as(std::sqrt(shape.width * shape.height), shape, boxes); };
    // Wider shapes that are no lower are of use only where they are calmer, and then hardly.
    std::vector<Shape> front;
    for (const Shape& shape : candidates_) {
        if (front.empty() || shape.height < front.back().height) {
            front.push_back(shape);
        }
    }
    // The whole keeps all of them, to come as near to the page as can be.
    const bool whole = tree_.size(node) >= tree_.top();
    if (front.size() > (whole ? kMost : cap_)) {
        const auto bucket_of = [&](const Shape& shape) {
            const double wideness = std::log(shape.width / (shape.height * options_.ratio)) / std::log(kWiden);
            const double half = static_cast<double>(cap_) / 2;
            return static_cast<int>(std::clamp(std::floor(wideness), -half, half));
        };
        std::size_t kept = 1;
        int bucket = std::numeric_limits<int>::min();
        for (std::size_t i = 1; i + 1 < front.size(); ++i) {
            const int at = bucket_of(front[i]);
            if (at != bucket) {
                bucket = at;
                front[kept++] = front[i];
            } else if (seen(front[i]) < seen(front[kept - 1])) {
                front[kept - 1] = front[i];
            }
        }
        front[kept++] = front.back();
        front.resize(kept);
    }
    shapes_.insert(shapes_.end(), front.begin(), front.end());
    count_[node] = static_cast<std::uint8_t>(front.size());
}

const Shape& Shapes::best(std::uint32_t node, double ratio) const {
    const std::span<const Shape> shapes = of(node);
    const auto seen = [&](const Shape& shape) {
        return seen_as(std::max(shape.width, shape.height * ratio), shape, tree_.size(node));
    };
    return *std::min_element(shapes.begin(), shapes.end(),
                             [&](const Shape& a, const Shape& b) { return seen(a) < seen(b); });
}

}  // namespace orgplan
