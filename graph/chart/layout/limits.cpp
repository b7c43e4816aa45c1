#include "graph/chart/layout/limits.h"

#include <algorithm>
#include <cmath>

#include "graph/chart/layout/numbers.h"
#include "graph/chart/layout/tree.h"

namespace orgplan::layout {
namespace {

// Keeps at most `most` of the values, the ends among them, in even ratios to one another as far as there are such.
void thin_out(std::vector<double>& values, std::size_t most) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() <= most) return;
    const double last = values.back();
    const double step = root(std::max(last / std::max(values.front(), kPoint), 1.0), static_cast<unsigned>(most - 1));
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

// The lowest shape within a width, the narrowest within a height; where none is, the nearest to it.
std::uint8_t pick(std::span<const Shape> shapes, double Shape::*along, double Shape::*across, double limit) {
    std::size_t best = 0;
    double least = 0;
    bool fits = false;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const bool within = shapes[i].*along <= limit;
        if (fits && !within) continue;
        const double size = within ? shapes[i].*across * shapes[i].burden : shapes[i].*along;
        if (i == 0 || within != fits || size < least) {
            best = i;
            least = size;
            fits = within;
        }
    }
    return static_cast<std::uint8_t>(best);
}

}  // namespace

void Limits::set(std::span<const std::span<const Shape>> shapes, double Shape::*along, double Shape::*across,
                 double least, std::size_t most) {
    values_.assign(1, least);
    for (const std::span<const Shape> each : shapes) {
        for (const Shape& shape : each) {
            if (shape.*along > least) values_.push_back(shape.*along);
        }
    }
    thin_out(values_, most);
    reports_ = shapes.size();
    picks_.resize(values_.size() * reports_);
    for (std::size_t limit = 0; limit < values_.size(); ++limit) {
        for (std::size_t i = 0; i < reports_; ++i) {
            picks_[limit * reports_ + i] = shapes[i].size() == 1 ? 0 : pick(shapes[i], along, across, values_[limit]);
        }
    }
}

}  // namespace orgplan::layout
