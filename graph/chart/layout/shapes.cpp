#include "graph/chart/layout/shapes.h"

#include <algorithm>
#include <cmath>

#include "graph/chart/layout/calm.h"
#include "graph/chart/layout/fold.h"
#include "graph/chart/layout/numbers.h"

namespace orgplan::layout {
namespace {

// A whole whose proportions are off by more than this leaves too much of the page blank.
constexpr double kNearEnough = 1.35;
// Proportions off by more than this are of no use even to a part of it.
constexpr double kFarOff = 50;

// A chart that can be taken in at a glance is worth a closer search than one of very many boxes.
std::size_t shapes_to_keep(std::size_t boxes) {
    return boxes <= 2000 ? 64 : boxes <= 20000 ? 32 : 16;
}

// Counts of groups to try: all small ones, then in steps of a tenth, or of a quarter where the reports can change
// their shapes too.
std::size_t next_count(std::size_t count, bool shapes) {
    return std::max(count + 1, shapes ? count * 5 / 4 : count * 11 / 10);
}

}  // namespace

Shapes::Shapes(const Tree& tree, const LayoutOptions& options)
    : tree_(tree),
      options_(options),
      cap_(shapes_to_keep(tree.top())),
      table_(tree.top() + 1),
      arranger_(tree_, table_, options_, cap_),
      in_chain_(tree.top() + 1) {
    for (std::uint32_t node = 0; node < tree.top(); ++node) {
        if (tree.chain(node) > 1) in_chain_[tree.reports(node).front()] = true;
    }
    for (std::uint32_t node = tree.top(); node-- > 0;) build(node);
    build(tree.top());
}

void Shapes::build(std::uint32_t node) {
    candidates_.clear();
    arranger_.look_at(node);
    const std::size_t count = arranger_.reports().size();
    if (count == 0) {
        consider(node, Arrangement::alone, 0, 0);
    } else {
        try_rows(node);
        if (node != tree_.top() && count > 1) try_columns(node);
        if (node != tree_.top() && !in_chain_[node] && tree_.chain(node) >= kShortestFold) try_folds(node);
    }
    drop_beaten();
    // The whole keeps all of them, to come as near to the page as can be.
    const std::size_t most = tree_.size(node) >= tree_.top() ? kMostShapes : cap_;
    if (candidates_.size() > most) keep_smallest_of_like_proportions();
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Shape& a, const Shape& b) { return a.width < b.width; });
    table_.add(node, candidates_);
}

void Shapes::try_rows(std::uint32_t node) {
    const auto reports = arranger_.reports();
    const bool leaves = std::all_of(reports.begin(), reports.end(), [&](auto report) { return tree_.leaf(report); });
    const std::size_t most = node == tree_.top() ? reports.size() : leaves ? 1 : (reports.size() + 1) / 2;
    const std::size_t limits = arranger_.limits(Arrangement::rows).count();
    for (std::uint8_t limit = 0; limit < limits; ++limit) {
        arranger_.measure(Arrangement::rows, limit);
        for (std::size_t rows = 1; rows <= most; rows = next_count(rows, limits > 1)) {
            if (!useful(Arrangement::rows, limit, rows)) continue;
            consider(node, Arrangement::rows, limit, arranger_.least_extent(rows));
        }
    }
}

void Shapes::try_columns(std::uint32_t node) {
    const std::size_t limits = arranger_.limits(Arrangement::columns).count();
    for (std::uint8_t limit = 0; limit < limits; ++limit) {
        arranger_.measure(Arrangement::columns, limit);
        for (std::size_t columns = 1; columns < arranger_.reports().size(); columns = next_count(columns, limits > 1)) {
            const Arrangement arrangement =
                columns == 1 && tree_.assistants(node).empty() ? Arrangement::list : Arrangement::columns;
            if (!useful(arrangement, limit, columns)) continue;
            consider(node, arrangement, limit, arranger_.least_extent(columns));
        }
    }
}

// Of a chain as a whole, at its first box.
void Shapes::try_folds(std::uint32_t node) {
    const std::size_t length = tree_.chain(node);
    const std::size_t before = candidates_.size();
    for (std::size_t columns = 2; columns <= length; columns = next_count(columns, true)) {
        if ((length + columns - 1) / columns < 2 && columns < length) continue;
        fold_shapes(tree_, table_, node, columns, options_, candidates_);
    }
    for (std::size_t i = before; i < candidates_.size(); ++i) {
        candidates_[i].burden =
            static_cast<float>(1 + 2 * calm_worth(tree_.top()) * disturbed(candidates_[i], tree_.size(node)));
    }
}

// Of very many groups only those that come near the page's proportions are worth trying.
bool Shapes::useful(Arrangement arrangement, std::uint8_t limit, std::size_t groups) const {
    if (groups < 50) return true;
    const double extent = arranger_.sum() / static_cast<double>(groups);
    const double depth = static_cast<double>(groups) * arranger_.limits(arrangement).value(limit);
    const double proportions = arrangement == Arrangement::rows ? extent / depth : depth / extent;
    return proportions < options_.ratio * kFarOff && proportions * kFarOff > options_.ratio;
}

void Shapes::consider(std::uint32_t node, Arrangement arrangement, std::uint8_t limit, double extent) {
    Shape shape = arranger_.arrange(arrangement, limit, extent);
    shape.unease = unease(tree_, table_, node, arranger_.content().slots, arrangement);
    // Of a length, with the other fixed, twice as much may go as of the scale.
    shape.burden = static_cast<float>(1 + 2 * calm_worth(tree_.top()) * disturbed(shape, tree_.size(node)));
    candidates_.push_back(shape);
}

// Drops what another shape beats both ways, calm counted in. Of equals the one tried first stays.
void Shapes::drop_beaten() {
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
}

void Shapes::keep_smallest_of_like_proportions() {
    // Those alike in proportions to within this factor count as one.
    const double alike = logarithm(1 + 7 / static_cast<double>(std::max<std::size_t>(cap_, 24)));
    const auto seen = [](const Shape& shape) { return shape.width * shape.height * shape.burden * shape.burden; };
    const double half = static_cast<double>(cap_) / 2;
    // Finely separated near the page's own proportions, coarsely far from them.
    const auto proportions = [&](const Shape& shape) {
        const double steps =
            logarithm(std::max(shape.width, kPoint) / std::max(shape.height * options_.ratio, kPoint)) / alike;
        return std::floor(steps / (1 + std::abs(steps) / half));
    };
    const Shape last = candidates_.back();
    double of_kept = proportions(candidates_.front()) - 1;
    std::size_t kept = 1;
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

const ReportSlots& Shapes::slots_of(std::uint32_t node, const Shape& shape) {
    arranger_.look_at(node);
    if (shape.arrangement != Arrangement::alone) arranger_.measure(shape.arrangement, shape.limit);
    arranger_.arrange(shape.arrangement, shape.limit, shape.extent);
    return arranger_.content();
}

const Shape& Shapes::best(double ratio) const {
    const std::span<const Shape> shapes = of(tree_.top());
    const auto seen = [&](const Shape& shape) {
        const double proportions = std::max(shape.width, kPoint) / std::max(shape.height * ratio, kPoint);
        const double off = std::max(1.0, std::max(proportions, 1 / proportions) / kNearEnough);
        const double size = std::max(shape.width, shape.height * ratio);
        // Of what is large enough, the smaller one is a little better.
        return (0.9 * std::max(size, options_.enough) + 0.1 * size) * off *
               (1 + calm_worth(tree_.top()) * disturbed(shape, tree_.size(tree_.top())));
    };
    return *std::min_element(shapes.begin(), shapes.end(),
                             [&](const Shape& a, const Shape& b) { return seen(a) < seen(b); });
}

}  // namespace orgplan::layout
