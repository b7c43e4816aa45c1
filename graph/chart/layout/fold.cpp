#include "graph/chart/layout/fold.h"

#include <algorithm>

namespace orgplan::layout {
namespace {

// The boxes of a chain, of which each column but the last takes as many.
struct Columns {
    std::vector<std::uint32_t> chain;
    std::size_t each = 0;

    Columns(const Tree& tree, std::uint32_t node, std::size_t columns) {
        const std::uint32_t length = tree.chain(node);
        chain.reserve(length);
        while (chain.size() < length) {
            chain.push_back(node);
            if (chain.size() < length) node = tree.reports(node).front();
        }
        each = (chain.size() + columns - 1) / columns;
    }
    std::uint32_t tail() const { return chain.back(); }
    bool last(std::size_t begin) const { return begin + each >= chain.size(); }
};

// What a column takes beside its middle line, and downwards, without the tail.
struct Extent {
    double half = 0;
    double height = 0;
};

Extent extent_of(const Tree& tree, const Columns& columns, std::size_t begin, double gap) {
    Extent extent;
    const std::size_t end = std::min(begin + columns.each, columns.chain.size());
    for (std::size_t i = begin; i < end; ++i) {
        extent.half = std::max(extent.half, tree.width(columns.chain[i]) / 2);
        if (i + 1 < columns.chain.size()) extent.height += tree.height(columns.chain[i]) + gap;
    }
    return extent;
}

double gap_of(const LayoutOptions& options) {
    return (options.row_gap + options.level_gap) / 2;
}

}  // namespace

void fold_shapes(const Tree& tree, const ShapeTable& table, std::uint32_t node, std::size_t columns,
                 const LayoutOptions& options, std::vector<Shape>& shapes) {
    const Columns all(tree, node, columns);
    const double gap = gap_of(options);
    double x = 0;
    double tallest = 0;
    Shape folded;
    folded.arrangement = Arrangement::folded;
    folded.extent = static_cast<double>(columns);
    Extent last;
    for (std::size_t begin = 0; begin < all.chain.size(); begin += all.each) {
        last = extent_of(tree, all, begin, gap);
        if (begin == 0) folded.stem = last.half;
        if (all.last(begin)) break;
        x += 2 * last.half + options.level_gap;
        tallest = std::max(tallest, last.height - gap);
    }
    const auto tails = table.of(all.tail());
    for (std::size_t t = 0; t < tails.size(); ++t) {
        folded.limit = static_cast<std::uint8_t>(t);
        folded.width = x + std::max(last.half, tails[t].stem) + std::max(last.half, tails[t].width - tails[t].stem);
        folded.height = std::max(tallest, last.height + tails[t].height);
        // Each turn disturbs a little.
        folded.unease = tails[t].unease + 0.4F * static_cast<float>(columns - 1);
        shapes.push_back(folded);
    }
}

Fold fold_of(const Tree& tree, const ShapeTable& table, std::uint32_t node, const Shape& shape,
             const LayoutOptions& options) {
    const Columns all(tree, node, static_cast<std::size_t>(shape.extent));
    const double gap = gap_of(options);
    Fold fold;
    fold.tail = &table.of(all.tail())[shape.limit];
    double x = 0;
    for (std::size_t begin = 0; begin < all.chain.size(); begin += all.each) {
        const Extent extent = extent_of(tree, all, begin, gap);
        const double middle = x + (all.last(begin) ? std::max(extent.half, fold.tail->stem) : extent.half);
        double y = 0;
        const std::size_t end = std::min(begin + all.each, all.chain.size());
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t at = all.chain[i];
            fold.places.push_back(
                {at, middle - tree.width(at) / 2, y, x - options.level_gap / 2, i == begin && begin > 0});
            if (at == all.tail()) {
                fold.tail_x = middle - fold.tail->stem;
                fold.tail_y = y;
            }
            y += tree.height(at) + gap;
        }
        x += 2 * extent.half + options.level_gap;
    }
    return fold;
}

}  // namespace orgplan::layout
