#include "graph/chart/layout/channels.h"

#include <algorithm>
#include <utility>

namespace orgplan::layout {
namespace {

constexpr std::array kTracks{4.0, 7.0, 10.0};  // beside each edge of a box a line may run so far from it
constexpr double kOutside = 8;                 // lines may leave the layout by so much
constexpr double kClear = 3.5;                 // at least so far from every box
constexpr double kApart = 3;                   // and from a solid line alongside
constexpr double kApartFromDotted = 2.5;
constexpr std::size_t kMostNodes = 2'000'000;

std::size_t first_from(const std::vector<double>& values, double value) {
    return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

}  // namespace

Channels::Channels(const Layout& layout, const Rect& window, std::span<const Point> more) {
    lay_out(layout, window, more);
    if (xs_.size() * ys_.size() > kMostNodes) return;
    nodes_.resize(xs_.size() * ys_.size());
    const auto near = [&](const Rect& rect) {
        return rect.x <= window.right() && window.x <= rect.right() && rect.y <= window.bottom() &&
               window.y <= rect.bottom();
    };
    for (const Rect& box : layout.boxes) {
        if (near(box)) close(box);
    }
    for (const Polyline& line : layout.lines) cross(line);
}

void Channels::lay_out(const Layout& layout, const Rect& window, std::span<const Point> more) {
    for (const Rect& box : layout.boxes) {
        const bool near =
            box.x < window.right() && window.x < box.right() && box.y < window.bottom() && window.y < box.bottom();
        if (!near) continue;
        for (const double track : kTracks) {
            xs_.push_back(box.x - track);
            xs_.push_back(box.right() + track);
            ys_.push_back(box.y - track);
            ys_.push_back(box.bottom() + track);
        }
    }
    for (const Point& point : more) {
        xs_.push_back(point.x);
        ys_.push_back(point.y);
    }
    const auto tidy = [](std::vector<double>& values, double low, double high) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        std::erase_if(values, [&](double value) { return value < low - kOutside || value > high + kOutside; });
    };
    tidy(xs_, std::max(window.x, 0.0), std::min(window.right(), layout.width));
    tidy(ys_, std::max(window.y, 0.0), std::min(window.bottom(), layout.height));
}

// Visits the upright steps, or the level ones, at places between `low` and `high` that reach into `start` to `end`.
template <typename Visit>
void Channels::steps(bool upright, double low, double high, double start, double end, Visit visit) {
    const std::vector<double>& across = upright ? xs_ : ys_;
    const std::vector<double>& along = upright ? ys_ : xs_;
    const std::size_t begin = first_from(along, start);
    for (std::size_t k = first_from(across, low); k < across.size() && across[k] <= high; ++k) {
        // A bound itself is not within.
        if (across[k] == low || across[k] == high) continue;
        for (std::size_t j = begin > 0 ? begin - 1 : 0; j + 1 < along.size() && along[j] < end; ++j) {
            if (along[j + 1] <= start) continue;
            visit(nodes_[upright ? j * xs_.size() + k : k * xs_.size() + j]);
        }
    }
}

void Channels::close(const Rect& box) {
    const Rect wide{box.x - kClear, box.y - kClear, box.width + 2 * kClear, box.height + 2 * kClear};
    steps(false, wide.y, wide.bottom(), wide.x, wide.right(), [](Node& node) { node.closed[0] = 1; });
    steps(true, wide.x, wide.right(), wide.y, wide.bottom(), [](Node& node) { node.closed[1] = 1; });
}

void Channels::cross(const Polyline& solid) {
    for (std::size_t i = 1; i < solid.size(); ++i) {
        const bool upright = solid[i].x == solid[i - 1].x;
        const auto [start, end] =
            upright ? std::minmax(solid[i - 1].y, solid[i].y) : std::minmax(solid[i - 1].x, solid[i].x);
        const double at = upright ? solid[i].x : solid[i].y;
        steps(upright, at - kApart, at + kApart, start, end, [&](Node& node) { node.closed[upright] = 1; });
        // The lines of one parent run together, and are crossed once.
        steps(!upright, start, end, at, at + 1e-9, [&](Node& node) { node.solid[!upright] = 1; });
    }
}

void Channels::change(const Polyline& line, double slack, int by) {
    const auto add = [by](std::uint8_t& count) { count = static_cast<std::uint8_t>(count + by); };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const bool upright = line[i].x == line[i - 1].x;
        const auto [start, end] =
            upright ? std::minmax(line[i - 1].y, line[i].y) : std::minmax(line[i - 1].x, line[i].x);
        const double at = upright ? line[i].x : line[i].y;
        steps(upright, at - kApartFromDotted, at + kApartFromDotted, start - slack, end + slack,
              [&](Node& node) { add(node.beside[upright]); });
        const std::vector<double>& across = upright ? xs_ : ys_;
        const std::vector<double>& along = upright ? ys_ : xs_;
        const std::size_t k = first_from(across, at);
        if (k >= across.size() || across[k] != at) continue;
        for (std::size_t j = first_from(along, start); j < along.size() && along[j] <= end; ++j) {
            add(nodes_[upright ? j * xs_.size() + k : k * xs_.size() + j].across[!upright]);
        }
    }
}

}  // namespace orgplan::layout
