#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "graph/chart/layout/numbers.h"
#include "graph/chart/layout/overdraw.h"
#include "graph/chart/layout/series.h"
#include "graph/chart/layout/snap.h"
#include "graph/chart/layout/split.h"
#include "tests/layout/checks.h"
#include "tests/layout/families.h"

namespace orgplan {
using namespace layout;
namespace {

PageRoom room_of(double width, double height) {
    static layout::Point page;
    page = {width, height};
    PageRoom room;
    room.page = &page;
    room.area = width * height;
    room.filled = 0.2 * room.area;
    room.fits = [](const void* size, std::span<const Box> boxes) {
        const layout::Point& most = *static_cast<const layout::Point*>(size);
        LayoutOptions options;
        options.ratio = most.x / most.y;
        const Layout layout = page_shaped(boxes, options);
        return layout.width <= most.x && layout.height <= most.y;
    };
    return room;
}

std::vector<Box> on_page(std::span<const Box> boxes, const SplitPage& page) {
    std::vector<Box> here;
    for (const std::uint32_t box : page.boxes) {
        Box& copy = here.emplace_back(boxes[box]);
        const bool head = std::ranges::find(page.heads, box, &SplitHead::box) != page.heads.end();
        const auto parent = std::ranges::lower_bound(page.boxes, copy.parent);
        copy.parent = head || copy.parent == Box::kNoParent ? Box::kNoParent
                                                            : static_cast<std::uint32_t>(parent - page.boxes.begin());
    }
    return here;
}

TEST(Numbers, AgreeWithTheMathsLibrary) {
    EXPECT_EQ(logarithm(1), 0);
    std::mt19937_64 random(5);
    for (int i = 0; i < 20000; ++i) {
        const double value = std::exp(static_cast<double>(random() % 60000) / 1000 - 30);
        EXPECT_NEAR(logarithm(value), std::log(value), 1e-15 * std::max(1.0, std::abs(std::log(value)))) << value;
        const double large = std::max(value, 1.0);
        for (const unsigned n : {1u, 5u, 9u, 15u, 63u, 254u}) {
            const double expected = std::pow(large, 1.0 / n);
            EXPECT_NEAR(root(large, n), expected, 1e-14 * expected) << large << ", " << n;
        }
    }
}

TEST(Snap, RoundsToHalfPoints) {
    for (const auto& [value, nearest] :
         {std::pair(0.0, 0.0), std::pair(0.24, 0.0), std::pair(0.25, 0.5), std::pair(10.74, 10.5),
          std::pair(10.75, 11.0), std::pair(-0.25, -0.5), std::pair(-3.1, -3.0)}) {
        EXPECT_EQ(snapped(value), nearest) << value;
        EXPECT_EQ(snapped(value), std::round(value * 2) / 2) << value;
    }
    Layout layout;
    layout.boxes = {{1.3, 2.8, 10.1, 5.2}};
    layout.lines = {{{0.2, 0.3}}};
    snap(layout);
    EXPECT_EQ(layout.boxes[0].x, 1.5);
    EXPECT_EQ(layout.boxes[0].y, 3);
    EXPECT_EQ(layout.boxes[0].width, 10.1);
    EXPECT_EQ(layout.lines[0], (Polyline{{0, 0.5}}));
}

TEST(Overdraw, LeavesWhatIsNotDrawnYet) {
    const Polyline line{{0, 0}, {0, 10}, {20, 10}, {20, 20}};
    struct Case {
        std::vector<Polyline> drawn;
        Polyline rest;
    };
    const Case cases[] = {
        {{}, line},
        {{line}, {}},
        {{{{0, 0}, {0, 10}, {8, 10}}}, {{8, 10}, {20, 10}, {20, 20}}},
        {{{{0, 0}, {0, 4}}, {{0, 3}, {0, 10}, {20, 10}}}, {{20, 10}, {20, 20}}},
        {{{{5, 0}, {5, 20}}}, line},
        {{{{0, 10}, {20, 10}}}, line},  // begins elsewhere
    };
    for (const Case& each : cases) EXPECT_EQ(undrawn_part(line, each.drawn), each.rest);
}

TEST(Split, OfWhatFitsIsOnePage) {
    const std::vector<Box> boxes = made_tree("kary4", 21, 1);
    const Split pages = split(boxes, room_of(2000, 1500));
    ASSERT_EQ(pages.pages.size(), 1u);
    EXPECT_EQ(pages.pages[0].boxes.size(), 21u);
    EXPECT_TRUE(pages.pages[0].heads.empty());
}

TEST(Split, PutsEveryBoxOnItsPageAndHeadsOnThoseThatGoOn) {
    for (const char* family : {"kary4", "uniform", "star", "chain", "mixed", "forest", "preferential", "caterpillar"}) {
        for (const double width : {100.0, 700.0, 1300.0}) {
            const std::vector<Box> boxes = made_tree(family, 300, 2);
            const PageRoom room = room_of(width, width * 0.7);
            const Split pages = split(boxes, room);
            std::vector<int> seen(boxes.size(), 0);
            std::vector<std::uint32_t> last = pages.page_of;
            for (std::uint32_t p = 0; p < pages.pages.size(); ++p) {
                const SplitPage& page = pages.pages[p];
                const std::set<std::uint32_t> here(page.boxes.begin(), page.boxes.end());
                std::set<std::uint32_t> heads;
                for (const SplitHead& head : page.heads) heads.insert(head.box);
                ASSERT_TRUE(std::is_sorted(page.boxes.begin(), page.boxes.end()));
                ASSERT_EQ(here.size(), page.boxes.size());
                ASSERT_EQ(heads.size(), page.heads.size());
                for (const std::uint32_t box : page.boxes) {
                    if (heads.contains(box)) continue;
                    ++seen[box];
                    EXPECT_EQ(pages.page_of[box], p);
                    EXPECT_TRUE(boxes[box].parent == Box::kNoParent || here.contains(boxes[box].parent));
                }
                for (const SplitHead& head : page.heads) {
                    EXPECT_TRUE(here.contains(head.box));
                    EXPECT_LT(head.from, p);
                    EXPECT_LE(pages.goes_on[head.box], p);
                    EXPECT_EQ(head.from, last[head.box]);
                    last[head.box] = p;
                }
                EXPECT_TRUE(room.fits(room.page, on_page(boxes, page)) || page.boxes.size() <= 2)
                    << family << ", " << width << ", page " << p;
            }
            EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), 300) << family << ", " << width;
        }
    }
}

TEST(Split, PacksWhatIsLeftOfManySubtreesOnFewPages) {
    std::vector<Box> boxes(1, Box{150, 44});
    for (std::uint32_t manager = 0; manager < 39; ++manager) boxes.push_back({150, 44, 0});
    for (std::uint32_t manager = 1; manager <= 39; ++manager) boxes.push_back({180, 150, manager});
    const Split pages = split(boxes, room_of(1300, 800));
    EXPECT_LE(pages.pages.size(), 4u);
    EXPECT_GT(pages.pages[1].heads.size(), 5u);
}

TEST(Split, OfALargeStarKeepsToWhatAPageHolds) {
    const std::vector<Box> boxes = made_tree("star", 20000, 1);
    const Split pages = split(boxes, room_of(1300, 800));
    EXPECT_GT(pages.pages.size(), 100u);
    EXPECT_LT(pages.pages.size(), 300u);
}

TEST(Series, HoldsItsPlacesWhereThatCostsNoStageMoreThanAQuarter) {
    for (const auto& [whole, alone, held] :
         {std::tuple(0.75, std::vector{1.0, 0.8}, true), std::tuple(0.74, std::vector{1.0, 0.8}, false),
          std::tuple(0.74, std::vector{0.9, 0.74}, true), std::tuple(1.0, std::vector{1.5, 1.1}, false)}) {
        EXPECT_EQ(holds(Places::by_cost, whole, alone), held) << whole;
        EXPECT_TRUE(holds(Places::held, whole, alone));
        EXPECT_FALSE(holds(Places::fitted, whole, alone));
    }
}

TEST(Series, KeepsTheSidesOfAssistants) {
    std::vector<Box> boxes(6, Box{150, 44, 0});
    boxes[0].parent = Box::kNoParent;
    for (const std::size_t assistant : {1u, 2u, 4u}) boxes[assistant].assistant = true;
    fix_sides(boxes);
    EXPECT_EQ(boxes[1].side, Side::right);
    EXPECT_EQ(boxes[2].side, Side::left);
    EXPECT_EQ(boxes[4].side, Side::right);
    EXPECT_EQ(boxes[3].side, Side::free);
    boxes.erase(boxes.begin() + 1);
    const Layout layout = page_shaped(boxes, {});
    ASSERT_EQ(faults(boxes, layout), "");
    EXPECT_LT(layout.boxes[1].right(), layout.boxes[0].middle());
    EXPECT_GT(layout.boxes[3].x, layout.boxes[0].middle());
}

TEST(Chain, TurnsWhereThePageIsWide) {
    for (const double ratio : {3.0, 1.414, 0.3}) {
        LayoutOptions options;
        options.ratio = ratio;
        for (std::uint32_t count = 4; count < 40; ++count) {
            std::vector<Box> boxes = made_tree("chain", count, 1);
            for (std::uint32_t box = 0; box < count; ++box) boxes[box].width = 100 + 17 * (box % 5);
            // What hangs below the end of a chain.
            for (std::uint32_t report = 0; report < count % 4; ++report) boxes.push_back({150, 30, count - 1});
            const Layout layout = page_shaped(boxes, options);
            ASSERT_EQ(faults(boxes, layout), "") << count << ", " << ratio;
            const double used = std::max(layout.width, layout.height * ratio);
            EXPECT_LT(used * used / ratio, 6.0 * 200 * 70 * (count + 4)) << count << ", " << ratio;
        }
    }
}

}  // namespace
}  // namespace orgplan
