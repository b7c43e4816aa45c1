#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "graph/chart/scene/colour.h"
#include "graph/chart/scene/colour_difference.h"
#include "graph/chart/scene/palette.h"
#include "planner/glossary/glossary.h"

namespace orgplan::scene {
namespace {

TEST(Difference, IsThatOfThePublishedPairs) {
    struct Pair {
        Lab one, other;
        double difference;
    };
    // Of table 1 of Sharma, Wu and Dalal 2005.
    for (const Pair& pair :
         {Pair{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
          Pair{{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000}, Pair{{50, 2.5, 0}, {73, 25, -18}, 27.1492},
          Pair{{50, 2.5, 0}, {61, -5, 29}, 22.8977}, Pair{{50, 2.5, 0}, {56, -27, -3}, 31.9030},
          Pair{{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
          Pair{{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}}) {
        EXPECT_NEAR(difference(pair.one, pair.other), pair.difference, 0.0001);
        EXPECT_NEAR(difference(pair.other, pair.one), pair.difference, 0.0001);
    }
}

class Palette : public ::testing::Test {
  protected:
    const std::vector<glossary::GlossaryFamily>& families_ = glossary::glossary().families;
};

// 15 is what the eye takes for another colour at a glance, on small marks.
TEST_F(Palette, IsToldApartByThoseWhoSeeThreeKindsOfLightAndTwo) {
    for (std::size_t a = 0; a < families_.size(); ++a) {
        for (std::size_t b = a + 1; b < families_.size(); ++b) {
            const double least = least_difference(families_[a].colour, families_[b].colour).difference;
            EXPECT_GE(least, kOtherColour) << families_[a].id << " and " << families_[b].id;
        }
    }
}

TEST_F(Palette, HasAnotherLightnessForNeighboursInTheLegend) {
    for (std::size_t i = 1; i < families_.size(); ++i) {
        const double before = lab_of(families_[i - 1].colour).lightness;
        EXPECT_GE(std::abs(lab_of(families_[i].colour).lightness - before), 15) << families_[i].id;
    }
}

TEST_F(Palette, CarriesTextThatIsReadable) {
    for (const glossary::GlossaryFamily& family : families_) {
        EXPECT_GE(contrast(family.colour, ink_on(family.colour)), 4.5) << family.id;
    }
    for (const char* const ink :
         {palette::kInk, palette::kSoft, palette::kFaint, palette::kNew, palette::kPromoted, palette::kMoved,
          palette::kLeaving, palette::kScenario, palette::kCentre, palette::kDotted}) {
        EXPECT_GE(contrast(ink, palette::kWhite), 4.5) << ink;
    }
}

}  // namespace
}  // namespace orgplan::scene
