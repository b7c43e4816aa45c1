#include "graph/chart/layout/layout.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "tests/layout/checks.h"
#include "tests/layout/families.h"

namespace orgplan {
using namespace layout;
namespace {

constexpr std::array kRatios{1.414, 0.707, 1.778, 0.5625, 1.294, 3.0, 1.0 / 3.0};

struct Family {
    const char* name;
    std::uint32_t largest;
};

class Families : public testing::TestWithParam<Family> {};

TEST_P(Families, AreSoundInAllSizesOnAllPages) {
    for (const std::uint32_t count : {1u, 2u, 3u, 5u, 9u, 20u, 60u, 200u, 1000u, 10000u}) {
        if (count > GetParam().largest) continue;
        for (std::uint32_t seed = 1; seed <= (count < 100 ? 12u : 2u); ++seed) {
            const std::vector<Box> boxes = made_tree(GetParam().name, count, seed);
            for (const double ratio : kRatios) {
                if (count == 10000 && ratio != kRatios[seed]) continue;
                LayoutOptions options;
                options.ratio = ratio;
                const Layout layout = page_shaped(boxes, options);
                ASSERT_EQ(faults(boxes, layout), "") << count << " boxes, seed " << seed << ", ratio " << ratio;
            }
        }
    }
}

TEST_P(Families, AreLaidOutAlikeEachTime) {
    const std::vector<Box> boxes = made_tree(GetParam().name, 500, 4);
    const Layout once = page_shaped(boxes, {});
    const Layout again = page_shaped(boxes, {});
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        ASSERT_EQ(once.boxes[i].x, again.boxes[i].x);
        ASSERT_EQ(once.boxes[i].y, again.boxes[i].y);
        ASSERT_EQ(once.lines[i], again.lines[i]);
    }
}

INSTANTIATE_TEST_SUITE_P(Layout, Families,
                         testing::Values(Family{"kary4", 10000}, Family{"kary8", 10000}, Family{"uniform", 10000},
                                         Family{"preferential", 10000}, Family{"chain", 1000}, Family{"star", 10000},
                                         Family{"caterpillar", 10000}, Family{"mixed", 10000}, Family{"forest", 10000}),
                         [](const auto& each) { return each.param.name; });

TEST(Layout, OfNothingIsEmpty) {
    const Layout layout = page_shaped({}, {});
    EXPECT_TRUE(layout.boxes.empty());
    EXPECT_EQ(layout.width, 0);
}

TEST(Layout, OfOneBoxIsThatBox) {
    const std::vector<Box> boxes = made_tree("star", 1, 1);
    const Layout layout = page_shaped(boxes, {});
    EXPECT_EQ(layout.width, boxes[0].width);
    EXPECT_EQ(layout.height, boxes[0].height);
}

TEST(Layout, EightToAManagerFillThePageAskedFor) {
    for (const std::uint32_t count : {200u, 1000u}) {
        for (const double ratio : kRatios) {
            LayoutOptions options;
            options.ratio = ratio;
            const Layout layout = page_shaped(made_tree("kary8", count, 1), options);
            const double off = layout.width / layout.height / ratio;
            EXPECT_LE(std::max(off, 1 / off), 1.5) << count << " boxes, ratio " << ratio;
        }
    }
}

TEST(Layout, UsesMoreOfThePageThanThePrototype) {
    struct Case {
        std::uint32_t count;
        double ratio;
        double fill;  // the share of the page that boxes cover in the prototype's picture
    };
    for (const Case& each :
         {Case{200, 1.414, 0.343}, Case{200, 0.707, 0.425}, Case{200, 3, 0.304}, Case{200, 1.0 / 3, 0.343},
          Case{1000, 1.414, 0.359}, Case{1000, 0.707, 0.446}, Case{1000, 3, 0.209}, Case{1000, 1.0 / 3, 0.380}}) {
        LayoutOptions options;
        options.ratio = each.ratio;
        const Layout layout = page_shaped(made_tree("kary8", each.count, 1), options);
        const double height = std::max(layout.height, layout.width / each.ratio);
        const double fill = each.count * 150.0 * 44.0 / (height * height * each.ratio);
        EXPECT_GT(fill, each.fill) << each.count << " boxes, ratio " << each.ratio;
    }
}

TEST(Layout, AssistantsStandBetweenTheirParentAndItsReports) {
    std::vector<Box> boxes(8, Box{150, 44, 0});
    boxes[0].parent = Box::kNoParent;
    for (const std::size_t assistant : {1u, 4u, 6u}) boxes[assistant].assistant = true;
    const Layout layout = page_shaped(boxes, {});
    ASSERT_EQ(faults(boxes, layout), "");
    const double stem = layout.boxes[0].middle();
    EXPECT_GT(layout.boxes[1].x, stem);
    EXPECT_LT(layout.boxes[4].right(), stem);
    EXPECT_EQ(layout.boxes[4].y, layout.boxes[1].y);
    EXPECT_GT(layout.boxes[6].x, stem);
    for (const std::size_t assistant : {1u, 4u, 6u}) {
        EXPECT_GT(layout.boxes[assistant].y, layout.boxes[0].bottom());
        for (const std::size_t report : {2u, 3u, 5u, 7u}) {
            EXPECT_LT(layout.boxes[assistant].bottom(), layout.boxes[report].y);
        }
    }
}

TEST(Layout, AnOnlyChildStandsStraightBelow) {
    std::vector<Box> boxes = {{150, 44, Box::kNoParent}, {100, 44, 0}, {240, 30, 1}};
    const Layout layout = page_shaped(boxes, {});
    EXPECT_EQ(layout.lines[1].size(), 2u);
    EXPECT_EQ(layout.lines[2].size(), 2u);
}

TEST(Layout, TakesAMillionInAChainAndAHundredThousandBelowOne) {
    const Layout chain = page_shaped(made_tree("chain", 1000000, 1), {});
    EXPECT_NEAR(chain.width / chain.height, 1.414, 0.3);
    const Layout star = page_shaped(made_tree("star", 100000, 1), {});
    EXPECT_NEAR(star.width / star.height, 1.414, 0.3);
}

}  // namespace
}  // namespace orgplan
