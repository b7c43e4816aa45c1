#include "planner/diff/join.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "graph/chart/cards/marks.h"
#include "graph/chart/scene/seat_line.h"
#include "planner/diff/diff_words.h"
#include "planner/diff/match.h"
#include "tests/chart/drawing.h"
#include "tests/chart/scene_checks.h"
#include "tests/diff/compared_pairs.h"
#include "tests/diff/standing_lines.h"
#include "tests/rules/random_organisation.h"

// Both states of an organisation in one picture.

namespace orgplan {
using namespace cards;
using namespace diff;
using namespace graph;
using namespace language;
using namespace layout;
using namespace rules;
using namespace scene;
using namespace text;
namespace {

TEST(Join, NothingOverlapsOnItsPictures) {
    const Material material = common_material();
    TextMeasure measure;
    std::size_t crossed = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation before = with_standing_lines(random_organisation(2 * seed, material, 60));
        const Organisation after = with_standing_lines(random_organisation(2 * seed + 1, material, 60));
        const std::vector<StagePair> pairs = compared_pairs(before, after);
        const Joint joint = join(before, after, pairs, Against::earlier_state);
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            const Diff pair = diff::diff(before, after, {pairs[p]});
            const std::string counted = counted_words(pair.changes);
            EXPECT_EQ(joint.summaries[p], counted.empty() ? "no differences in seats or units" : counted);
            ChartOptions options;
            options.cards.stages = {id_at<StageId>(p)};
            options.cards.differences = &joint.differences;
            options.subjects.assign(pairs.size(), "before \u2192 after");
            options.summaries = joint.summaries;
            const std::vector<ChartPage> pictures = compose(joint.organisation, options, measure);
            std::multiset<std::string> named;
            bool merged = false;
            for (const auto& picture : pictures) {
                EXPECT_EQ(faults_of(picture.scene), "");
                for (const SceneCard& card : picture.scene.cards) {
                    for (const TextRun& run : card.texts) {
                        if (run.text.starts_with("Person ") || run.text == "to hire") named.insert(run.text);
                        crossed += run.struck;
                        merged = merged || run.text.find(" \u00D7 ") != run.text.npos;
                    }
                }
            }
            // Like rows of a chart that would not fit are one.
            if (pictures.size() > 1 || merged) continue;
            std::multiset<std::string> expected;
            for (std::size_t s = 0; s < joint.organisation.positions.size(); ++s) {
                const PositionId seat = id_at<PositionId>(s);
                if (!joint.organisation[seat].stages.has(id_at<StageId>(p))) continue;
                const std::string holder = joint.organisation.holder_text(seat, id_at<StageId>(p));
                if (!holder.empty()) expected.insert(holder == "vacant" ? "to hire" : holder);
            }
            EXPECT_EQ(named, expected);
        }
    }
    EXPECT_GT(crossed, 100u);
}

const char* const kBefore = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: today}]
positions:
  - {id: ceo, role: founder, holder: Grace Hopper}
  - {id: aide, role: administrative-assistant, holder: Eve, reports_to: ceo}
units:
  - id: payments
    name: Payments
    manager: lead
    positions:
      - {id: lead, role: engineering-manager, holder: Old Boss}
      - {id: ann, role: backend-developer, holder: Ann}
      - {id: bob, role: backend-developer, holder: Bob}
      - {id: cleo, role: qa-engineer, holder: Cleo}
      - {id: open, role: qa-engineer, holder: vacant}
  - id: search
    name: Search
    manager: sam
    positions:
      - {id: sam, role: engineering-manager, holder: Sam}
      - {id: sue, role: backend-developer, holder: Sue}
      - {id: sid, role: backend-developer, holder: Sid}
  - id: design
    name: Design
    manager: dot
    positions:
      - {id: dot, role: lead-designer, holder: Dot}
      - {id: dan, role: product-designer, holder: Dan}
      - {id: dora, role: product-designer, holder: Dora}
)";

const char* const kAfter = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: today}]
positions:
  - {id: ceo, role: founder, holder: New Chief}
  - {id: aide, role: administrative-assistant, holder: Eve, reports_to: sam}
units:
  - id: payments
    name: Payments
    manager: ann
    positions:
      - {id: ann, role: engineering-manager, holder: Ann}
      - {id: bob, role: backend-developer, holder: vacant}
      - {id: open, role: qa-engineer, holder: Vic}
      - {id: new, role: frontend-developer}
  - id: search
    name: Search
    manager: sam
    positions:
      - {id: sam, role: engineering-manager, holder: Sam}
      - {id: sue, role: tech-lead, holder: Sue}
      - {id: sid, role: backend-developer, holder: Sid}
      - {id: cleo, role: qa-engineer, holder: Cleo}
)";

Scene picture_of_both(const Organisation& before, const Organisation& after, Against against) {
    const std::vector<StagePair> pairs = compared_pairs(before, after);
    const Joint joint = join(before, after, pairs, against);
    ChartOptions options = options_for(joint.organisation);
    options.cards.differences = &joint.differences;
    options.summaries = joint.summaries;
    options.subjects = {"a \u2192 b"};
    TextMeasure measure;
    return compose(joint.organisation, options, measure).front().scene;
}

std::string legend_of(const Scene& scene) {
    std::string words;
    for (const TextRun& run : scene.texts) words += (words.empty() ? "" : " | ") + run.text;
    return words;
}

TEST(Join, IsDrawnWithEachChangeInItsOwnWay) {
    const auto before = spec_of(kBefore), after = spec_of(kAfter);
    const Scene scene = picture_of_both(before->organisation, after->organisation, Against::earlier_state);
    EXPECT_EQ(
        scene.title,
        "Acme \u00B7 a \u2192 b: 1 seat added, 4 removed, 1 moved, 5 with a new manager, "
        "2 with a new role or level, 1 filled, 1 vacated, 1 with a new holder; 1 unit removed, 1 with a new manager");
    const struct {
        const char* card;
        const char* words;
        bool dashed;
        const char* fill;
    } cases[] = {
        {"ceo", "New Chief | \u25BC | Founder", false, palette::kChangedTint},
        {"before:aide", "Eve | Administrative Assistant | \u2192 Sam", true, palette::kPale},
        {"aide", "Eve | \u2192 | Administrative Assistant", false, palette::kMovedTint},
        {"before:lead", "Old Boss | \u2212 | Engineering Manager", true, palette::kPale},
        {"ann", "Ann | \u2194 | \u2195 | Engineering Manager", false, palette::kChangedTint},
        {"unit:payments@ann",
         "Payments | 3 | \u2194 | \u25CB | to hire | Backend Developer | Cleo | \u2192 Search | "
         "\u2194 | \u25CF | Vic | QA Engineer | + | Frontend Developer",
         false, palette::kWhite},
        {"unit:search@sam",
         "Search | 3 | \u2195 | Sue | Tech Lead | Sid | Backend Developer | \u2192 | Cleo | QA Engineer", false,
         palette::kWhite},
        {"before:dot", "Dot | \u2212 | Lead Designer", true, palette::kPale},
        {"unit:design@before:dot",
         "\u2212 | Design | \u2212 | Dan | Product Designer | \u2212 | Dora | Product Designer", true, palette::kPale},
    };
    for (const auto& [card, words, dashed, fill] : cases) {
        EXPECT_EQ(words_on(scene, card), words) << card;
        const SceneCard* const drawn = card_of(scene, card);
        ASSERT_NE(drawn, nullptr) << card;
        EXPECT_EQ(drawn->dashed, dashed) << card;
        EXPECT_EQ(drawn->fill, fill) << card;
    }
    for (const TextRun& run : card_of(scene, "unit:design@before:dot")->texts) {
        EXPECT_EQ(run.struck, run.text != "\u2212") << run.text;
    }
    const std::string legend = legend_of(scene);
    for (const char* const entry :
         {"+ | added", "\u2212 | name | removed", "\u2192 | moved here", "name \u2192 team | moved away",
          "\u2194 | new manager", "\u2195 | new role", "\u25CF | filled", "\u25CB | vacated", "\u25BC | new holder"}) {
        EXPECT_NE(legend.find(entry), std::string::npos) << entry << " in " << legend;
    }
    EXPECT_EQ(legend.find("changed in other ways"), std::string::npos) << "the legend tells what occurs alone";
    EXPECT_NE(card_of(scene, "unit:payments@ann")->tooltip.find("Cleo, QA Engineer \u2192 Search"), std::string::npos);
    EXPECT_EQ(faults_of(scene), "");
}

TEST(Join, MarksAScenarioAgainstItsBase) {
    const auto before = spec_of(kBefore), after = spec_of(kAfter);
    const Scene scene = picture_of_both(before->organisation, after->organisation, Against::base_of_scenario);
    EXPECT_EQ(scene.title,
              "Acme \u00B7 today \u00B7 10 seats, 1 vacant \u00B7 compared with its base: 1 added, 7 changed, "
              "4 removed");
    EXPECT_EQ(words_on(scene, "before:aide"), "no card");
    EXPECT_EQ(words_on(scene, "before:dot"), "Dot | \u2212 | Lead Designer");
    EXPECT_EQ(words_on(scene, "unit:payments@ann"),
              "Payments | 3 | \u25CA | to hire | Backend Developer | \u25CA | Vic | QA Engineer | "
              "\u2666 | Frontend Developer");
    const std::string legend = legend_of(scene);
    for (const char* const entry : {"\u2666 | added by the scenario", "\u25CA | changed by the scenario",
                                    "\u2212 | name | removed by the scenario"}) {
        EXPECT_NE(legend.find(entry), std::string::npos) << entry << " in " << legend;
    }
}

TEST(Join, KnowsDottedLinesThatAreNew) {
    const auto spec = [](const std::string& dotted) {
        return spec_of(
            "orgplan: 1\ncompany: {name: Acme, manager: ann}\npositions:\n"
            "  - {id: ann, title: Head, holder: Ann}\n"
            "  - {id: bo, title: Dev, holder: Bo, reports_to: ann}\n"
            "  - {id: cy, title: Dev, holder: Cy, reports_to: bo, dotted: [" +
            dotted + "]}\n  - {id: di, title: Dev, holder: Di, reports_to: bo}\n");
    };
    const auto before = spec("ann");
    const auto after = spec("ann, di");
    const std::vector<StagePair> pairs = compared_pairs(before->organisation, after->organisation);
    const Joint joint = join(before->organisation, after->organisation, pairs, Against::earlier_state);
    const auto seat = [&](std::size_t number) { return joint.seats[number]; };
    const StageId stage = id_at<StageId>(0);
    EXPECT_TRUE(joint.differences.new_line(seat(2), seat(3), stage));
    EXPECT_FALSE(joint.differences.new_line(seat(2), seat(0), stage));
    const Scene scene = picture_of_both(before->organisation, after->organisation, Against::earlier_state);
    EXPECT_NE(legend_of(scene).find("new dotted line"), std::string::npos);
}

TEST(Join, KeepsAReorganisedTeamTogetherWhereItStood) {
    const auto spec = spec_of(R"(orgplan: 1
company: {manager: ceo}
stages: [{id: a}, {id: b}]
positions: [{id: ceo, role: founder}]
units:
  - id: back
    closes: b
    manager: eva
    positions:
      - {id: eva, role: engineering-manager, holder: Eva}
      - {id: be, role: backend-developer, count: 3, holders: [Abel, Bina, Cleo]}
  - {id: billing, opens: b, manager: eva, takes: [eva, be-1..2]}
  - {id: reports, opens: b, manager: be-3, takes: [be-3]}
)");
    const Organisation& org = spec->organisation;
    const std::vector<StagePair> pairs = {{id_at<StageId>(0), id_at<StageId>(1), "a \u2192 b"}};
    const Joint joint = join(org, org, pairs, Against::earlier_state);
    ChartOptions options = options_for(joint.organisation);
    options.cards.differences = &joint.differences;
    TextMeasure measure;
    const Scene scene = compose(joint.organisation, options, measure).front().scene;
    EXPECT_EQ(words_on(scene, "before:eva"), "Eva | Engineering Manager | \u2192 billing");
    EXPECT_EQ(words_on(scene, "unit:back@before:eva"),
              "\u2212 | back | Abel | \u2192 billing | Bina | \u2192 billing | Cleo | \u2192 reports");
    EXPECT_EQ(words_on(scene, "unit:billing@eva"),
              "+ | billing | 2 | \u2192 | Abel | Backend Developer | \u2192 | Bina | Backend Developer");
}

}  // namespace
}  // namespace orgplan
