#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "graph/chart/layout/layout.h"
#include "tests/layout/checks.h"
#include "tests/layout/crossings.h"
#include "tests/layout/families.h"
#include "tests/layout/random_links.h"

namespace orgplan {
namespace {

constexpr std::array kFamilies{"kary4", "kary8", "uniform",     "preferential", "chain",
                               "star",  "mixed", "caterpillar", "forest"};
constexpr std::array kRatios{1.414, 0.707, 1.778, 0.5625, 3.0, 1.0 / 3.0};

std::vector<Polyline> lines_of(std::span<const DottedRoute> routes) {
    std::vector<Polyline> lines;
    for (const DottedRoute& route : routes) lines.push_back(route.line);
    return lines;
}

class RoutesOf : public testing::TestWithParam<const char*> {};

TEST_P(RoutesOf, AreClearOfBoxesAndOfEachOtherOnAllPages) {
    for (const std::uint32_t count : {3u, 20u, 60u, 150u}) {
        std::uint32_t page = 0;
        for (const double ratio : kRatios) {
            if (count == 150 && ratio != kRatios[0]) continue;
            LayoutOptions options;
            options.ratio = ratio;
            const std::vector<Box> boxes = made_tree(GetParam(), count, 5);
            const Layout layout = page_shaped(boxes, options);
            const std::vector<DottedLink> links = random_row_links(layout, 20, count + 31 * ++page);
            const auto routes = route_dotted(layout, links);
            ASSERT_EQ(faults(layout, links, routes), "") << count << " boxes, ratio " << ratio;
            if (count > 20) continue;
            const auto again = route_dotted(layout, links);
            ASSERT_EQ(lines_of(routes), lines_of(again)) << count << " boxes, ratio " << ratio;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Layout, RoutesOf, testing::ValuesIn(kFamilies),
                         [](const auto& each) { return std::string(each.param); });

// Libavoid has 31 crossings on such boxes; lines drawn without regard to each other have about 90.
TEST(Routes, CrossLittle) {
    std::size_t crossed = 0;
    std::size_t lost = 0;
    constexpr std::size_t kCharts = 8;
    for (std::uint32_t seed = 1; seed <= kCharts; ++seed) {
        const Layout layout = page_shaped(made_tree(seed % 2 == 0 ? "uniform" : "kary4", 60, seed), {});
        const auto routes = route_dotted(layout, random_links(layout, 24, seed));
        crossed += crossings(lines_of(routes));
        for (const DottedRoute& route : routes) lost += route.line.empty();
    }
    EXPECT_EQ(lost, 0u);
    EXPECT_LE(crossed, 39 * kCharts);
}

TEST(Routes, AreFewerCrossingsForABoundedDetour) {
    std::size_t calm = 0;
    std::size_t careless = 0;
    double length_calm = 0;
    double length_careless = 0;
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        const Layout layout = page_shaped(made_tree("preferential", 60, seed), {});
        const auto links = random_links(layout, 24, seed);
        const auto once = lines_of(route_dotted(layout, links, {.crossing = 0, .rounds = 0}));
        const auto improved = lines_of(route_dotted(layout, links));
        careless += crossings(once);
        calm += crossings(improved);
        for (const Polyline& line : once) length_careless += length(line);
        for (const Polyline& line : improved) length_calm += length(line);
    }
    EXPECT_LT(3 * calm, 2 * careless);
    EXPECT_LT(length_calm, length_careless * 1.25);
}

TEST(Routes, AreFoundBetweenNeighboursAndBendLittle) {
    const std::vector<Box> boxes = made_tree("kary4", 21, 1);
    const Layout layout = page_shaped(boxes, {});
    const std::vector<DottedLink> links = {{5, 9}, {1, 4}, {7, 18}};
    for (const DottedRoute& route : route_dotted(layout, links)) {
        EXPECT_FALSE(route.line.empty());
        EXPECT_LE(route.line.size(), 6u);
    }
}

TEST(Routes, ToOneTargetRunTogether) {
    const std::vector<Box> boxes = made_tree("kary4", 21, 1);
    const Layout layout = page_shaped(boxes, {});
    const std::vector<DottedLink> links = {{17, 5}, {18, 5}, {19, 5}, {20, 5}};
    const auto routes = route_dotted(layout, links);
    ASSERT_EQ(faults(layout, links, routes), "");
    std::size_t arrive = 0;
    double together = 0;
    double apart = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        arrive += routes[i].joins == DottedRoute::kTarget;
        together += length(routes[i].line);
        apart += length(route_dotted(layout, std::span(links).subspan(i, 1)).front().line);
    }
    EXPECT_EQ(arrive, 1u);
    EXPECT_LT(together, apart * 0.7);
}

TEST(Routes, BetweenRowsOfOneBoxRunBesideIt) {
    const std::vector<Box> boxes = {{150, 44, Box::kNoParent}, {150, 110, 0}, {150, 110, 0}};
    const Layout layout = page_shaped(boxes, {});
    const std::vector<DottedLink> links = {{1, 1, 30, 82}, {2, 2, 56, 30}, {1, 1, 43, 82}};
    const auto routes = route_dotted(layout, links);
    EXPECT_EQ(faults(layout, links, routes), "");
    for (const DottedRoute& route : routes) EXPECT_FALSE(route.line.empty());
    EXPECT_EQ(routes[1].line.size(), 4u);
    EXPECT_LT(length(routes[1].line), 40);
}

TEST(Routes, FromABoxToItselfAreNone) {
    const Layout layout = page_shaped(made_tree("kary4", 5, 1), {});
    const std::vector<DottedLink> links = {{3, 3}, {2, 2, 10, 10}};
    for (const DottedRoute& route : route_dotted(layout, links)) EXPECT_TRUE(route.line.empty());
}

TEST(Routes, OnALargeChartAreFoundNearAndNotAcross) {
    const Layout layout = page_shaped(made_tree("kary8", 100000, 1), {});
    const auto place = [&](std::uint32_t box) { return layout.boxes[box].x + layout.boxes[box].y; };
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (std::uint32_t box = 0; box < layout.boxes.size(); ++box) {
        if (place(box) < place(first)) first = box;
        if (place(box) > place(last)) last = box;
    }
    const std::vector<DottedLink> links = {{first, last}, {99000, 99001}};
    const auto routes = route_dotted(layout, links);
    EXPECT_TRUE(routes[0].line.empty());
    EXPECT_FALSE(routes[1].line.empty());
}

}  // namespace
}  // namespace orgplan
