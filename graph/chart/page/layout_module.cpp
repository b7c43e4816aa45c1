#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/series.h"
#include "graph/chart/layout/snap.h"
#include "graph/chart/layout/split.h"

// The layout as a module of WebAssembly: numbers in, numbers out. Whoever calls it writes its input into the
// memory that `orgplan_input` gives, and reads the answer from what a call returns, `orgplan_size` numbers long, before
// the next call. view/layout.ts is the other side.

#define ORGPLAN_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace orgplan::layout {
namespace {

constexpr std::size_t kBoxNumbers = 6;
constexpr std::size_t kLinkNumbers = 4;

std::vector<double> input;
std::vector<double> output;
std::vector<Box> boxes;
Layout placed;

double none_or(std::uint32_t value, std::uint32_t none) {
    return value == none ? -1 : static_cast<double>(value);
}

std::uint32_t whole(double value) {
    return value < 0 ? Box::kNoParent : static_cast<std::uint32_t>(value);
}

// After the six numbers of the options.
void read_boxes(std::size_t count) {
    constexpr std::size_t kOptions = 6;
    boxes.assign(count, {});
    const double* at = input.data() + kOptions;
    for (Box& box : boxes) {
        box.width = at[0];
        box.height = at[1];
        box.parent = whole(at[2]);
        box.assistant = at[3] != 0;
        box.alike = whole(at[4]);
        box.side = static_cast<Side>(whole(at[5]));
        at += kBoxNumbers;
    }
}

LayoutOptions read_options() {
    LayoutOptions options;
    options.ratio = input[0];
    options.column_gap = input[1];
    options.row_gap = input[2];
    options.level_gap = input[3];
    options.indent = input[4];
    options.enough = input[5];
    return options;
}

void put(const Polyline& line) {
    output.push_back(static_cast<double>(line.size()));
    for (const Point& point : line) output.insert(output.end(), {point.x, point.y});
}

// A page for `split`, at the scale at which it can still be read.
struct Paper {
    LayoutOptions options;
    double width = 0;
    double height = 0;

    static bool fits(const void* page, std::span<const Box> some) {
        constexpr double kRounded = 0.5;
        const Paper& paper = *static_cast<const Paper*>(page);
        const Layout layout = page_shaped(some, paper.options);
        return layout.width + kRounded <= paper.width && layout.height + kRounded <= paper.height;
    }
};

}  // namespace
}  // namespace orgplan::layout

using namespace orgplan::layout;

ORGPLAN_EXPORT(orgplan_input) double* orgplan_input(std::uint32_t numbers) {
    input.resize(std::max<std::size_t>(input.size(), numbers));
    return input.data();
}

ORGPLAN_EXPORT(orgplan_size) std::uint32_t orgplan_size() {
    return static_cast<std::uint32_t>(output.size());
}

/// In: ratio, column gap, row gap, level gap, indent, enough; by box: width, height, parent or -1, whether an
/// assistant, alike, side. Out: width, height; by box: x, y; by box: the points of its line, after their number.
/// `keep_sides` gives the sides that assistants have in this layout, by box, in front of all.
ORGPLAN_EXPORT(orgplan_layout) const double* orgplan_layout(std::uint32_t count, std::uint32_t keep_sides) {
    output.clear();
    read_boxes(count);
    if (keep_sides != 0) {
        fix_sides(boxes);
        for (const Box& box : boxes) output.push_back(static_cast<double>(box.side));
    }
    placed = page_shaped(boxes, read_options());
    snap(placed);
    output.insert(output.end(), {placed.width, placed.height});
    for (const Rect& box : placed.boxes) output.insert(output.end(), {box.x, box.y});
    for (const Polyline& line : placed.lines) put(line);
    return output.data();
}

/// Dotted lines over the last layout. In, by link: from, to, the heights of their rows or -1. Out, by link: the link
/// that it joins or -1, its points after their number; none where no way was found.
ORGPLAN_EXPORT(orgplan_route) const double* orgplan_route(std::uint32_t count) {
    std::vector<DottedLink> links(count);
    const double* at = input.data();
    for (DottedLink& link : links) {
        link = {whole(at[0]), whole(at[1]), at[2], at[3]};
        at += kLinkNumbers;
    }
    output.clear();
    for (const DottedRoute& route : route_dotted(placed, links)) {
        output.push_back(none_or(route.joins, DottedRoute::kTarget));
        put(route.line);
    }
    return output.data();
}

/// Which boxes are on which page, where a page is so wide and high in points of boxes. In: as for a layout, then width,
/// height, the area below which a page looks empty, how much higher a box is that names another page. Out: the number
/// of pages; by page: the number of its heads and of its boxes, by head: its box and the page that leads here, then the
/// boxes; at last by box: the page on which its children go on, or -1.
ORGPLAN_EXPORT(orgplan_split) const double* orgplan_split(std::uint32_t count) {
    constexpr std::size_t kOptions = 6;
    read_boxes(count);
    const double* const at = input.data() + kOptions + count * kBoxNumbers;
    const Paper paper{read_options(), at[0], at[1]};
    PageRoom room;
    room.fits = Paper::fits;
    room.page = &paper;
    room.area = paper.width * paper.height;
    room.filled = at[2];
    room.reference = at[3];
    const Split parts = split(boxes, room);
    output.assign(1, static_cast<double>(parts.pages.size()));
    for (const SplitPage& page : parts.pages) {
        output.push_back(static_cast<double>(page.heads.size()));
        output.push_back(static_cast<double>(page.boxes.size()));
        for (const SplitHead& head : page.heads) {
            output.insert(output.end(), {none_or(head.box, Box::kNoParent), static_cast<double>(head.from)});
        }
        output.insert(output.end(), page.boxes.begin(), page.boxes.end());
    }
    for (const std::uint32_t page : parts.goes_on) output.push_back(none_or(page, Split::kNoPage));
    return output.data();
}
