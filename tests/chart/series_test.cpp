#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "graph/chart/scene/mark.h"
#include "graph/chart/scene/sheet.h"
#include "tests/chart/drawing.h"
#include "tests/chart/scene_checks.h"
#include "tests/effort.h"
#include "tests/generate/organisation_text.h"
#include "tests/graph/random_organisation.h"

// What is the same from stage to stage, and what a chart says of that which is not.

namespace orgplan::testing {
using namespace cards;
using namespace scene;
namespace {

// A card as it is at each stage: what it is of, below which other card.
using Key = std::tuple<CardKind, PositionId, UnitId, std::uint32_t, PositionId>;

Key key_of(const CardForest& forest, std::uint32_t number) {
    const Card& card = forest.cards[number];
    const PositionId above =
        card.parent == Box::kNoParent ? kNone<PositionId> : forest.cards[card.parent].rows.front().front().seat;
    const PositionId seat = card.kind == CardKind::seat ? card.rows.front().front().seat : kNone<PositionId>;
    return {card.kind, seat, card.unit, card.part, above};
}

// The boxes of siblings by what they are of, in their order; those at the side of their manager apart.
struct Siblings {
    std::vector<std::pair<Key, Rect>> reports;
    std::map<Key, bool> right;
};

std::map<PositionId, Siblings> siblings_of(const Sheet& sheet) {
    std::map<PositionId, Siblings> all;
    for (std::uint32_t i = 0; i < sheet.forest.cards.size(); ++i) {
        const Card& card = sheet.forest.cards[i];
        if (card.parent == Box::kNoParent) continue;
        const Key key = key_of(sheet.forest, i);
        Siblings& siblings = all[std::get<4>(key)];
        if (card.assistant) {
            siblings.right[key] = sheet.layout.boxes[i].middle() > sheet.layout.boxes[card.parent].middle();
        } else {
            siblings.reports.emplace_back(key, sheet.layout.boxes[i]);
        }
    }
    return all;
}

// A later sibling is further to the right, or further down.
bool in_order(const Rect& a, const Rect& b) {
    return b.middle() >= a.middle() || b.y >= a.bottom();
}

struct Order {
    std::size_t pairs = 0;    // of siblings that both stages have
    std::size_t swapped = 0;  // of these, left and right of each other the other way round
};

void expect_one_order(const Sheet& before, const Sheet& after, Order& order) {
    const std::map<PositionId, Siblings> then = siblings_of(before);
    for (const auto& [manager, now] : siblings_of(after)) {
        if (!then.contains(manager)) continue;
        const Siblings& past = then.at(manager);
        for (const auto& [key, right] : now.right) {
            EXPECT_TRUE(!past.right.contains(key) || past.right.at(key) == right);
        }
        std::map<Key, std::size_t> at;
        for (std::size_t i = 0; i < past.reports.size(); ++i) at[past.reports[i].first] = i;
        for (std::size_t i = 0; i < now.reports.size(); ++i) {
            const auto one = at.find(now.reports[i].first);
            for (std::size_t j = i + 1; j < now.reports.size(); ++j) {
                EXPECT_TRUE(in_order(now.reports[i].second, now.reports[j].second));
                const auto other = at.find(now.reports[j].first);
                if (one == at.end() || other == at.end()) continue;
                EXPECT_LT(one->second, other->second);
                const double past_apart =
                    past.reports[other->second].second.middle() - past.reports[one->second].second.middle();
                const double apart = now.reports[j].second.middle() - now.reports[i].second.middle();
                ++order.pairs;
                order.swapped += past_apart * apart < 0;
            }
        }
    }
}

std::unique_ptr<Spec> made(std::uint32_t seed) {
    GeneratorOptions wanted;
    wanted.seats = 5 + seed * 7 % 90;
    wanted.span = 2 + seed % 9;
    wanted.stages = 2 + seed % 3;
    wanted.seed = seed;
    wanted.presence = seed % 2 == 0;
    if (seed % 3 == 0) {
        wanted.months = 12;
        wanted.changes = wanted.seats / 4;
    }
    return spec_of(organisation_text(wanted));
}

TEST(Series, FittedStagesKeepOrderAndSides) {
    TextMeasure measure;
    Order order;
    for (std::uint32_t seed = 1; seed <= tries(60); ++seed) {
        SCOPED_TRACE(seed);
        const auto spec = made(seed);
        constexpr std::array<const char*, 4> kPages{"a4", "16:9", "a4-portrait", "1:2"};
        ChartOptions options = options_for(spec->organisation, kPages[seed % kPages.size()]);
        options.places = Places::fitted;
        Sheets sheets(spec->organisation, options, measure);
        const std::vector<SheetSet> sets = sheets.place();
        ASSERT_EQ(sets.size(), options.cards.stages.size());
        for (std::size_t s = 1; s < sets.size(); ++s) {
            if (sets[s - 1].sheets.size() > 1 || sets[s].sheets.size() > 1) continue;
            expect_one_order(*sets[s - 1].sheets[0], *sets[s].sheets[0], order);
        }
    }
    RecordProperty("pairs of siblings", static_cast<int>(order.pairs));
    RecordProperty("left and right swapped", static_cast<int>(order.swapped));
    EXPECT_GT(order.pairs, 200U);
    // Rows and stacks wrap elsewhere on another page; most pairs keep their sides all the same.
    EXPECT_LT(order.swapped * 6, order.pairs);
}

TEST(Series, HeldStagesKeepEveryPlaceButOfWhoIsMarked) {
    TextMeasure measure;
    for (std::uint32_t seed = 1; seed <= tries(30); ++seed) {
        SCOPED_TRACE(seed);
        const auto spec = made(seed);
        ChartOptions options = options_for(spec->organisation);
        options.places = Places::held;
        std::map<std::pair<std::uint32_t, std::string>, layout::Point> places;
        for (const ChartPage& page : compose(spec->organisation, options, measure)) {
            EXPECT_EQ(faults_of(page.scene), "");
            for (const SceneCard& card : page.scene.cards) {
                const layout::Point at{card.rect.x, card.rect.y};
                // Only what has another manager above it at some stage, and says so, is elsewhere.
                const auto [known, added] = places.try_emplace({page.page, card.id}, at);
                if (added || known->second == at) continue;
                known->second = at;
                const std::string words = words_of(card);
                EXPECT_TRUE(std::ranges::any_of(std::array{"\u2192", "\u2194", "\u00BB"}, [&](const char* sign) {
                    return words.find(sign) != words.npos;
                })) << card.id;
            }
        }
    }
}

// Whoever is on another card than at the stage before says why, and the title counts what is marked.
TEST(Series, WhoIsElsewhereIsMarkedAndCounted) {
    TextMeasure measure;
    std::size_t elsewhere = 0;
    for (std::uint32_t seed = 1; seed <= tries(90); ++seed) {
        SCOPED_TRACE(seed);
        const auto spec = made(seed);
        const Organisation& org = spec->organisation;
        ChartOptions options = options_for(org);
        options.page = {6000, 4000, 24};
        options.places = seed % 2 == 0 ? Places::held : Places::fitted;
        const CardForest forest = build_cards(org, options.cards);
        std::vector<std::map<PositionId, std::uint32_t>> where(org.stages.size());
        for (std::uint32_t i = 0; i < forest.cards.size(); ++i) {
            for (const Row& row : forest.cards[i].rows) {
                for (const SeatSlot& slot : row) {
                    for (const StageId stage : options.cards.stages) {
                        if (slot.stages.has(stage)) where[index(stage)][slot.seat] = i;
                    }
                }
            }
        }
        const std::vector<ChartPage> pages = compose(org, options, measure);
        ASSERT_EQ(pages.size(), org.stages.size());
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            std::map<Mark, std::size_t> marked;
            for (const auto& [seat, card] : where[s]) {
                const MarkSet marks = marks_at(org, forest, seat, id_at<StageId>(s));
                for (std::size_t m = 0; m < kMarks; ++m) {
                    marked[static_cast<Mark>(m)] += marks.has(static_cast<Mark>(m));
                }
                if (s == 0 || !where[s - 1].contains(seat) || where[s - 1].at(seat) == card) continue;
                ++elsewhere;
                EXPECT_TRUE(marks.has(Mark::moved) || marks.has(Mark::managed) || marks.has(Mark::carried))
                    << org[seat].id << " at " << s;
            }
            std::map<std::string, std::size_t> signs;
            for (const SceneCard& card : pages[s].scene.cards) {
                for (const TextRun& run : card.texts) ++signs[run.text];
            }
            for (const Mark mark : {Mark::fresh, Mark::promoted, Mark::moved, Mark::managed, Mark::carried}) {
                const MarkLook& look = look_of(mark);
                const std::string counted = fmt::format(", {} {}", marked[mark], look.title);
                EXPECT_EQ(pages[s].scene.title.find(counted) != std::string::npos, marked[mark] > 0)
                    << pages[s].scene.title << counted;
                EXPECT_EQ(signs[look.sign], marked[mark]) << look.title;
            }
        }
    }
    EXPECT_GT(elsewhere, 100U);
}

TEST(Series, ATeamMovesAsABlock) {
    const auto spec = spec_of(R"(orgplan: 1
company: {manager: ceo}
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-12-31}]
positions:
  - {id: ceo, role: founder, holder: Ann}
  - {id: vp, role: vp-engineering, holder: Bo, opens: b}
units:
  - id: core
    manager: lead
    positions:
      - {id: lead, role: tech-lead, holder: Cy, reports_to: ceo, changes: {b: {reports_to: vp}}}
      - {id: x, role: backend-developer, holder: Di}
      - {id: y, role: backend-developer, holder: Ed}
)");
    TextMeasure measure;
    const std::vector<ChartPage> pages = compose(spec->organisation, options_for(spec->organisation), measure);
    EXPECT_EQ(words_on(pages[1].scene, "lead"), "Cy | \u2194 | Tech Lead");
    EXPECT_EQ(words_on(pages[1].scene, "unit:core@lead"),
              "core | 2 | \u00BB | Di | Backend Developer | \u00BB | Ed | Backend Developer");
    EXPECT_TRUE(pages[1].scene.title.ends_with("5 seats, 1 new, 1 with a new manager, 2 moved with their manager"))
        << pages[1].scene.title;
}

TEST(Series, ACardHasNoEmptyRowsForWhoComesLater) {
    TextMeasure measure;
    for (std::uint32_t seed = 1; seed <= tries(40); ++seed) {
        for (const Places places : {Places::held, Places::fitted}) {
            const auto spec = made(seed);
            const Organisation& org = spec->organisation;
            ChartOptions options = options_for(org);
            options.places = places;
            Sheets sheets(org, options, measure);
            for (const SheetSet& set : sheets.place()) {
                for (const SheetPtr& sheet : set.sheets) {
                    for (std::uint32_t i = 0; i < sheet->forest.cards.size(); ++i) {
                        const Card& card = sheet->forest.cards[i];
                        if (card.kind != CardKind::team) continue;
                        for (const StageId stage : set.stages) {
                            if (!card.stages.has(stage)) continue;
                            std::size_t rows = 0;
                            for (const Row& row : card.rows) {
                                rows += std::ranges::any_of(
                                    row, [&](const SeatSlot& slot) { return slot.stages.earliest() <= stage; });
                            }
                            constexpr double kHeaderAndEdge = 21 + 12 + 8;
                            constexpr double kFooters = 60;
                            EXPECT_LE(sheet->faces.at(i, stage).rect.height,
                                      kHeaderAndEdge + 13 * static_cast<double>(rows - 1) + kFooters);
                        }
                    }
                }
            }
        }
    }
}

TEST(Series, HoldsOrFitsTheExamples) {
    TextMeasure measure;
    for (const auto& [name, held] :
         {std::pair("startup", false), std::pair("hiring-plan", true), std::pair("technical-group", true),
          std::pair("reorganisation", true), std::pair("matrix", true)}) {
        ReadOptions reading;
        const ReadResult read = read_spec(fmt::format("{}/examples/{}.yaml", ORGPLAN_SOURCE_DIR, name), reading);
        ASSERT_TRUE(read.spec);
        const ChartOptions options = options_for(read.spec->organisation);
        Sheets sheets(read.spec->organisation, options, measure);
        EXPECT_EQ(sheets.place().size() == 1, held) << name;
    }
}

TEST(Series, AnyOrganisationIsReadableOnAnyPage) {
    TextMeasure measure;
    for (std::uint32_t seed = 1; seed <= tries(120); ++seed) {
        SCOPED_TRACE(seed);
        const Organisation org = random_organisation(seed);
        constexpr std::array<const char*, 6> kPages{"a4", "16:9", "a4-portrait", "1:4", "4:1", "letter"};
        ChartOptions options = options_for(org, kPages[seed % kPages.size()]);
        options.places = static_cast<Places>(seed % 3);
        for (const ChartPage& page : compose(org, options, measure)) {
            EXPECT_EQ(faults_of(page.scene), "");
            for (const SceneCard& card : page.scene.cards) {
                for (const TextRun& run : card.texts) EXPECT_GE(run.size * page.scene.scale, kSmallestText - 1e-6);
            }
        }
    }
}

}  // namespace
}  // namespace orgplan::testing
