#include <gtest/gtest.h>

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/chart/scene/palette.h"
#include "graph/index/org_graph.h"
#include "tests/chart/drawing.h"
#include "tests/effort.h"
#include "tests/generate/organisation_text.h"
#include "tests/graph/random_organisation.h"

// Charts of who fits, and of some levels.

namespace orgplan::testing {
using namespace cards;
using namespace scene;
namespace {

// All that report to each other in a row up to nobody, as far as they are no circle.
std::set<PositionId> with_managers(const graph::Index& at, const std::set<PositionId>& fits) {
    std::set<PositionId> drawn = fits;
    for (PositionId seat : fits) {
        for (std::size_t steps = 0; given(seat) && steps < at.org.positions.size(); ++steps) {
            drawn.insert(seat);
            seat = at.manager(seat);
        }
    }
    return drawn;
}

TEST(Where, DrawsWhoFitsAndTheManagersAbove) {
    std::size_t pale = 0;
    for (std::uint32_t seed = 1; seed <= tries(60); ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        GeneratorOptions generated;
        generated.seats = 2 + random.below(120);
        generated.span = 2 + random.below(12);
        generated.stages = 1 + random.below(3);
        generated.seed = seed;
        const auto spec = spec_of(organisation_text(generated));
        const Organisation& org = spec->organisation;
        CardOptions options = options_for(org).cards;
        Wanted wanted;
        const PositionId like = id_at<PositionId>(random.below(org.positions.size()));
        wanted.roles = {org.at(like, options.stages.back()).role};
        if (random.below(2) == 0) wanted.employments = {Employment::employee};
        options.wanted = wanted;
        const CardForest forest = build_cards(org, options);
        const graph::OrgGraph graph(org);
        for (std::size_t s = 0; s < options.stages.size(); ++s) {
            const StageId stage = options.stages[s];
            const auto at = graph.at(stage);
            std::set<PositionId> fits;
            for (const PositionId seat : at->standing()) {
                const PositionState& state = *at->state(seat);
                const bool employed = wanted.employments.empty() || state.employment == Employment::employee;
                if (state.role == wanted.roles[0] && employed) fits.insert(seat);
            }
            std::set<PositionId> drawn;
            for (const Card& card : forest.cards) {
                for (const Row& row : card.rows) {
                    for (const SeatSlot& slot : row) {
                        if (!slot.stages.has(stage)) continue;
                        drawn.insert(slot.seat);
                        EXPECT_EQ(forest.only_above(slot.seat, stage), !fits.contains(slot.seat));
                        pale += !fits.contains(slot.seat);
                    }
                }
            }
            EXPECT_EQ(drawn, with_managers(*at, fits)) << "stage " << s;
            EXPECT_EQ(forest.covered[s], std::vector<PositionId>(fits.begin(), fits.end()));
        }
    }
    EXPECT_GT(pale, 100U);
}

TEST(Where, SaysHowManyFitAndIsPaleAboveThem) {
    const auto spec = spec_of(kGrowing);
    ChartOptions options = options_for(spec->organisation);
    Wanted wanted;
    wanted.words = "tag technical";
    wanted.tags = {"technical"};
    options.cards.wanted = wanted;
    options.cards.stages = {id_at<StageId>(1)};
    TextMeasure measure;
    const Scene scene = compose(spec->organisation, options, measure).front().scene;
    EXPECT_NE(scene.title.find("tag technical \u00B7 12 of 14 seats"), scene.title.npos) << scene.title;
    ASSERT_NE(card_of(scene, "ceo"), nullptr);
    EXPECT_EQ(card_of(scene, "ceo")->fill, palette::kPale);
    EXPECT_EQ(card_of(scene, "cto")->fill, palette::kWhite);
    bool explained = false;
    for (const TextRun& run : scene.texts) explained |= run.text == "manager above";
    EXPECT_TRUE(explained);
}

// Counted by going down from each seat.
TEST(Depth, EachCardSaysHowManyAreBelow) {
    for (std::uint32_t seed = 1; seed <= tries(60); ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        GeneratorOptions generated;
        generated.seats = 2 + random.below(150);
        generated.span = 2 + random.below(9);
        generated.stages = 1 + random.below(3);
        generated.seed = seed;
        const auto spec = spec_of(organisation_text(generated));
        const Organisation& org = spec->organisation;
        CardOptions options = options_for(org).cards;
        options.depth = static_cast<int>(random.below(4));
        const CardForest forest = build_cards(org, options);
        const graph::OrgGraph graph(org);
        for (const StageId stage : options.stages) {
            const auto at = graph.at(stage);
            for (const Card& card : forest.cards) {
                if (!card.stages.has(stage) || card.kind != CardKind::seat || card.rows.size() > 1) continue;
                const PositionId seat = card.rows[0][0].seat;
                std::vector<PositionId> all;
                for (const graph::Index::Report& each : at->reports(seat)) all.push_back(each.seat);
                const std::size_t direct = all.size();
                for (std::size_t i = 0; i < all.size(); ++i) {
                    for (const graph::Index::Report& each : at->reports(all[i])) all.push_back(each.seat);
                }
                Below said;
                for (const Below& each : card.below) {
                    if (each.stages.has(stage)) said = each;
                }
                EXPECT_EQ(said.direct, direct) << org[seat].id;
                EXPECT_EQ(said.all, all.size()) << org[seat].id;
            }
        }
    }
}

TEST(Depth, ACardSaysWhetherTheyAreShown) {
    const auto spec = spec_of(kGrowing);
    ChartOptions options = options_for(spec->organisation);
    options.cards.depth = 1;
    options.cards.stages = {id_at<StageId>(1)};
    TextMeasure measure;
    const Scene scene = compose(spec->organisation, options, measure).front().scene;
    EXPECT_NE(words_on(scene, "ceo").find("13 below, 2 direct"), std::string::npos) << words_on(scene, "ceo");
    EXPECT_NE(words_on(scene, "cto").find("11 below, not shown"), std::string::npos) << words_on(scene, "cto");
    EXPECT_NE(scene.title.find("14 seats, 3 shown"), scene.title.npos) << scene.title;
}

// What the title of a chart of teams counts, its cards count too.
TEST(ByTeam, CardsShowTheMarksThatTheTitleCounts) {
    const auto spec = spec_of(kGrowing);
    ChartOptions options = options_for(spec->organisation);
    options.cards.by_team = true;
    TextMeasure measure;
    for (const ChartPage& page : compose(spec->organisation, options, measure)) {
        const std::string whole = words_on(page.scene, "unit:");
        for (const char* const word : {"new", "vacant", "promoted", "moved", "leaving"}) {
            const std::size_t at = page.scene.title.find(fmt::format(" {}", word));
            if (at == std::string::npos) continue;
            const std::size_t begin = page.scene.title.rfind(' ', at - 1) + 1;
            const std::string count = page.scene.title.substr(begin, at - begin);
            EXPECT_NE(whole.find(fmt::format("{} {}", count, word)), std::string::npos) << page.scene.title << whole;
        }
    }
}

}  // namespace
}  // namespace orgplan::testing
