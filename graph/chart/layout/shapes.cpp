#include "graph/chart/layout/shapes.h"

#include <algorithm>
#include <cmath>

namespace orgplan::layout {
namespace {

// What calm is worth: a shape wholly ill at ease is held to be this much larger than it is.
constexpr double kCalmWorth = 0.1;
// A whole whose proportions are off by more than this leaves too much of the page blank.
constexpr double kNearEnough = 1.35;
// Proportions off by more than this are of no use even to a part of it.
constexpr double kFarOff = 50;
// As many shapes, and as many limits, as a node can have at all.
constexpr std::size_t kMost = 255;

// A chart that somebody looks at as one picture is worth a closer search than one of very many boxes.
std::size_t shapes_to_keep(std::size_t boxes) {
    return boxes <= 2000 ? 64 : boxes <= 20000 ? 32 : 16;
}

// Boxes may be without size: no length is divided by that is less than this.
constexpr double kPoint = 1e-6;

// From 0 for a calm shape towards 1.
double disturbed(const Shape& shape, double boxes) {
    return shape.unease / (0.25 * boxes + shape.unease);
}

// Keeps at most `most` of the values, the ends among them, in even ratios to one another as far as there are such.
void thin_out(std::vector<double>& values, std::size_t most) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() <= most) return;
    const double step = std::pow(values.back() / std::max(values.front(), kPoint), 1 / static_cast<double>(most - 1));
    const double last = values.back();
    double wanted = values.front();
    std::size_t kept = 0;
    for (const double value : values) {
        if (value < wanted || kept + 1 == most) continue;
        values[kept++] = value;
        wanted = std::max(wanted * step, value * std::sqrt(step));
    }
    if (values[kept - 1] != last) values[kept++] = last;
    values.resize(kept);
}

// Counts of groups to try: all small ones, then in steps of a tenth, or of a quarter where the reports can change
// their shapes too.
std::size_t next_count(std::size_t count, bool shapes) {
    return std::max(count + 1, shapes ? count * 5 / 4 : count * 11 / 10);
}

}  // namespace

Shapes::Shapes(const Tree& tree, const LayoutOptions& options)
    : tree_(tree), options_(options), cap_(shapes_to_keep(tree.top())), first_(tree.top() + 1), count_(tree.top() + 1) {
    shapes_.reserve(tree.top() + tree.top() / 2);
    for (std::uint32_t node = tree.top(); node-- > 0;) build(node);
    build(tree.top());
}

void Shapes::build(std::uint32_t node) {
    candidates_.clear();
    load(node);
    const std::size_t count = reports_.size();
    if (count == 0) {
        consider(Arrangement::alone, 0, 0);
    } else {
        const bool leaves =
            std::all_of(reports_.begin(), reports_.end(), [&](auto report) { return tree_.leaf(report); });
        const std::size_t most_rows = top() ? count : leaves ? 1 : (count + 1) / 2;
        for (std::uint8_t limit = 0; limit < talls_.values.size(); ++limit) {
            measure(Arrangement::rows, limit);
            for (std::size_t rows = 1; rows <= most_rows; rows = next_count(rows, talls_.values.size() > 1)) {
                if (useful(Arrangement::rows, limit, rows)) consider(Arrangement::rows, limit, least_extent(rows));
            }
        }
        for (std::uint8_t limit = 0; !top() && count > 1 && limit < widths_.values.size(); ++limit) {
            measure(Arrangement::columns, limit);
            for (std::size_t columns = 1; columns < count; columns = next_count(columns, widths_.values.size() > 1)) {
                const Arrangement arrangement =
                    columns == 1 && tree_.assistants(node).empty() ? Arrangement::list : Arrangement::columns;
                if (useful(arrangement, limit, columns)) consider(arrangement, limit, least_extent(columns));
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
    slots_.slots.resize(count);
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
    for (const std::uint32_t report : reports_) {
        for (const Shape& shape : of(report)) {
            if (shape.width > narrowest) widths_.values.push_back(shape.width);
            if (shape.height > lowest) talls_.values.push_back(shape.height);
        }
    }
    const std::size_t most = count > 1000 ? 6 : count > 50 ? 10 : cap_;
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

// What disturbs, each as many boxes as it touches: spines past large subtrees, the more so where the subtree's own top
// stands far from its spine; trunks past many rows; rows of leaves that could hang; neighbours of one kind drawn in two
// ways.
float Shapes::unease(Arrangement arrangement) const {
    double sum = 0;
    double row_starts = 0;
    double row = 0;
    for (std::uint32_t i = 0; i < reports_.size(); ++i) {
        const std::uint32_t report = reports_[i];
        const ChildSlot& slot = slots_.slots[i];
        const Shape& shape = shape_of(i, slot.choice);
        const double boxes = tree_.size(report);
        sum += shape.unease;
        if (slot.stacked) {
            const bool near = shape.stem <= tree_.width(report);
            sum += (near ? 0.3 : 1.5) * boxes * std::min(1.0, (boxes - 1) / 12);
        }
        if (arrangement == Arrangement::rows && !top()) {
            if (slot.y > row_starts) ++row;
            row_starts = slot.y;
            sum += 0.1 * std::min(row, 4.0) * boxes;
            if (tree_.leaf(report) && reports_.size() > 4) sum += 0.2;
        }
        if (i == 0 || top()) continue;
        const ChildSlot& before = slots_.slots[i - 1];
        if (tree_.alike(reports_[i - 1]) == tree_.alike(report) && !tree_.leaf(reports_[i - 1]) &&
            !tree_.leaf(report) && shape_of(i - 1, before.choice).arrangement != shape.arrangement) {
            sum += 0.5 * boxes;
        }
    }
    return static_cast<float>(sum);
}

// Of very many groups only those that come near the page's proportions are worth the trying.
bool Shapes::useful(Arrangement arrangement, std::uint8_t limit, std::size_t groups) const {
    if (groups < 50) return true;
    const double extent = sum_ / static_cast<double>(groups);
    const double depth = static_cast<double>(groups) * limits(arrangement).values[limit];
    const double proportions = arrangement == Arrangement::rows ? extent / depth : depth / extent;
    return proportions < options_.ratio * kFarOff && proportions * kFarOff > options_.ratio;
}

void Shapes::consider(Arrangement arrangement, std::uint8_t limit, double extent) {
    Shape shape = arrange(arrangement, limit, extent);
    shape.unease = unease(arrangement);
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
        // Those alike in proportions to within this factor count as one.
        const double alike = std::log(1 + 7 / static_cast<double>(std::max<std::size_t>(cap_, 24)));
        const auto seen = [](const Shape& shape) { return shape.width * shape.height * shape.burden * shape.burden; };
        const double half = static_cast<double>(cap_) / 2;
        // Finely told apart about the page's own proportions, coarsely far from them.
        const auto proportions = [&](const Shape& shape) {
            const double steps =
                std::log(std::max(shape.width, kPoint) / std::max(shape.height * options_.ratio, kPoint)) / alike;
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
        const double proportions = std::max(shape.width, kPoint) / std::max(shape.height * ratio, kPoint);
        const double off = std::max(1.0, std::max(proportions, 1 / proportions) / kNearEnough);
        return std::max(shape.width, shape.height * ratio) * off *
               (1 + kCalmWorth * disturbed(shape, tree_.size(tree_.top())));
    };
    return *std::min_element(shapes.begin(), shapes.end(),
                             [&](const Shape& a, const Shape& b) { return seen(a) < seen(b); });
}

}  // namespace orgplan::layout
