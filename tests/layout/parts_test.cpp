#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "graph/chart/layout/numbers.h"
#include "graph/chart/layout/overdraw.h"
#include "graph/chart/layout/snap.h"
#include "graph/chart/layout/split.h"
#include "tests/layout/families.h"

namespace orgplan {
using namespace layout;
namespace {

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
    const Split pages = split(boxes, 1e9);
    ASSERT_EQ(pages.pages.size(), 1u);
    EXPECT_EQ(pages.pages[0].boxes.size(), 21u);
    EXPECT_EQ(pages.pages[0].head, Box::kNoParent);
}

TEST(Split, PutsEveryBoxOnItsPageAndHeadsOnThoseThatGoOn) {
    for (const char* family : {"kary4", "uniform", "star", "chain", "mixed", "forest"}) {
        for (const double area : {1.0, 60'000.0, 400'000.0}) {
            const std::vector<Box> boxes = made_tree(family, 300, 2);
            const Split pages = split(boxes, area);
            std::vector<int> seen(boxes.size(), 0);
            for (std::uint32_t p = 0; p < pages.pages.size(); ++p) {
                const SplitPage& page = pages.pages[p];
                const std::set<std::uint32_t> here(page.boxes.begin(), page.boxes.end());
                ASSERT_TRUE(std::is_sorted(page.boxes.begin(), page.boxes.end()));
                for (const std::uint32_t box : page.boxes) {
                    if (box == page.head) continue;
                    ++seen[box];
                    EXPECT_EQ(pages.page_of[box], p);
                    const bool root = boxes[box].parent == Box::kNoParent;
                    EXPECT_TRUE(root ? page.head == Box::kNoParent : here.contains(boxes[box].parent));
                }
                if (page.head == Box::kNoParent) continue;
                EXPECT_TRUE(here.contains(page.head));
                EXPECT_LT(page.from, p);
                EXPECT_LE(pages.goes_on[page.head], p);
                const bool first = pages.goes_on[page.head] == p;
                EXPECT_EQ(page.from, first ? pages.page_of[page.head] : p - 1);
            }
            EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), 300) << family << ", " << area;
        }
    }
}

}  // namespace
}  // namespace orgplan
