#include "graph/chart/cards/around.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "graph/index/org_graph.h"
#include "tests/chart/drawing.h"
#include "tests/effort.h"
#include "tests/generate/organisation_text.h"
#include "tests/graph/random_organisation.h"

// A chart around a seat: who is above, beside and below it, and nobody else.

namespace orgplan::testing {
using namespace cards;
using namespace scene;
namespace {

PositionId seat_of(const Organisation& org, std::string_view id) {
    for (std::size_t p = 0; p < org.positions.size(); ++p) {
        if (org.positions[p].id == id) return id_at<PositionId>(p);
    }
    ADD_FAILURE() << id;
    return kNone<PositionId>;
}

ChartOptions around_options(const Organisation& org, std::string_view id, int depth = -1) {
    ChartOptions options = options_for(org);
    options.cards.around = seat_of(org, id);
    options.cards.depth = depth;
    return options;
}

// What is on the cards of a chart, each on a line.
std::string text_of(const Scene& scene) {
    std::string text = scene.title + '\n';
    for (const SceneCard& card : scene.cards) text += card.id + ": " + words_of(card) + '\n';
    return text;
}

std::string text_around(const Organisation& org, const ChartOptions& options, std::size_t page = 0) {
    TextMeasure measure;
    const std::vector<ChartPage> pages = compose(org, options, measure);
    return page < pages.size() ? text_of(pages[page].scene) : "no such page";
}

const char* const kTall = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: now}, {id: then}]
positions:
  - {id: ceo, title: Chief, holder: Ann}
  - {id: cfo, title: Money, holder: Bob}
  - {id: law, title: Law, holder: Cid, reports_to: cfo}
units:
  - id: tech
    manager: cto
    positions: [{id: cto, title: Tech, holder: Dot}, {id: aide, title: Aide, holder: Eli, dotted: [cfo]}]
    units:
      - id: east
        manager: e
        positions:
          - {id: e, title: East, holder: Fay, dotted: [law], changes: {then: {reports_to: cfo}}}
          - {id: e1, title: Dev, holder: Gus}
          - {id: e2, title: Dev, holder: Hal}
          - {id: e3, title: Dev, holder: Ida, reports_to: e1}
      - id: west
        manager: w
        positions: [{id: w, title: West, holder: Jon}, {id: w1, title: Dev, holder: Kim, dotted: [e]}]
  - {id: shop, positions: [{id: sale, title: Sale, holder: Lou}]}
)";

TEST(Around, ShowsWhoIsAboveBesideAndBelow) {
    const auto spec = spec_of(kTall);
    const Organisation& org = spec->organisation;
    EXPECT_EQ(text_around(org, around_options(org, "e")),
              "Acme \u00B7 around Fay \u00B7 now \u00B7 8 of 12 seats\n"
              "ceo: Ann | Chief | 2 reports not shown\n"
              "cto: Dot | Tech\n"
              "aide: Eli | Aide | reports also to Bob\n"
              "e: Fay | \u25C4 | East | reports also to Cid | dotted from Kim\n"
              "w: Jon | West | 1 report not shown\n"
              "e1: Gus | Dev\n"
              "e2: Hal | Dev\n"
              "e3: Ida | Dev\n");
    EXPECT_EQ(
        text_around(org, around_options(org, "e"), 1),
        "Acme \u00B7 around Fay \u00B7 then \u00B7 7 of 12 seats, 1 with a new manager, 3 moved with their manager\n"
        "ceo: Ann | Chief | 2 reports not shown\n"
        "cfo: Bob | Money\n"
        "law: Cid | Law\n"
        "e: Fay | \u25C4 | \u2194 | East | dotted from Kim\n"
        "e1: Gus | \u00BB | Dev\n"
        "e2: Hal | \u00BB | Dev\n"
        "e3: Ida | \u00BB | Dev\n");
    EXPECT_EQ(text_around(org, around_options(org, "e2")),
              "Acme \u00B7 around Hal \u00B7 now \u00B7 5 of 12 seats\n"
              "ceo: Ann | Chief | 2 reports not shown\n"
              "cto: Dot | Tech | 2 reports not shown\n"
              "e: Fay | East | reports also to Cid\n"
              "e1: Gus | Dev | 1 report not shown\n"
              "e2: Hal | \u25C4 | Dev\n");
    EXPECT_TRUE(
        text_around(org, around_options(org, "ceo"))
            .starts_with("Acme \u00B7 around Ann \u00B7 now \u00B7 12 of 12 seats\nceo: Ann | \u25C4 | Chief\n"));
}

TEST(Around, CountsLevelsBelowTheSeat) {
    const auto spec = spec_of(kTall);
    const Organisation& org = spec->organisation;
    EXPECT_EQ(text_around(org, around_options(org, "e", 1)),
              "Acme \u00B7 around Fay \u00B7 now \u00B7 7 of 12 seats\n"
              "ceo: Ann | Chief | 2 reports not shown\n"
              "cto: Dot | Tech\n"
              "aide: Eli | Aide | reports also to Bob\n"
              "e: Fay | \u25C4 | East | reports also to Cid | dotted from Kim\n"
              "w: Jon | West | 1 report not shown\n"
              "e1: Gus | Dev | 1 report not shown\n"
              "e2: Hal | Dev\n");
    ChartOptions teams = around_options(org, "e", 0);
    teams.cards.by_team = true;
    EXPECT_EQ(text_around(org, teams),
              "Acme \u00B7 around Fay \u00B7 now \u00B7 5 of 12 seats\n"
              "unit:: Acme | 5 seats | Ann | Chief | \u25A0 | 5 Other\n"
              "unit:tech: tech | 4 seats | Dot | Tech | \u25A0 | 4 Other\n"
              "unit:east: east | 1 seat | \u25C4 | Fay | East | \u25A0 | 1 Other\n"
              "unit:west: west | 1 seat | Jon | West | \u25A0 | 1 Other\n");
}

TEST(Around, NamesFewOfManyDottedLines) {
    std::string text =
        "orgplan: 1\nstages: [{id: now}]\npositions:\n  - {id: a, title: A, reports_to: none}\n"
        "  - {id: b, title: B, reports_to: none}\n";
    for (int i = 0; i < 6; ++i) {
        text += fmt::format("  - {{id: s{0}, title: S, holder: P{0}, reports_to: b, dotted: [a]}}\n", i);
    }
    const auto spec = spec_of(text);
    EXPECT_EQ(text_around(spec->organisation, around_options(spec->organisation, "a")),
              "around A \u00B7 now \u00B7 1 of 8 seats\na: A | \u25C4 | dotted from P0, P1, P2 and 3 more\n");
}

TEST(Around, KnowsTopsAndJointHeads) {
    const auto spec = spec_of(R"(orgplan: 1
company: {manager: [ada, bo]}
stages: [{id: now}]
outside: [Board]
positions:
  - {id: ada, title: Head, holder: Ada}
  - {id: bo, title: Head, holder: Bo}
  - {id: x, title: Part, holder: Cy, reports_to: ada}
  - {id: y, title: Part, holder: Di, reports_to: bo}
  - {id: in1, title: Watch, holder: Ed, reports_to: Board}
  - {id: in2, title: Watch, holder: Flo, reports_to: Board}
  - {id: lone, title: Lone, holder: Gil, reports_to: none}
units:
  - {id: team, manager: [x, y], positions: [{id: t1, title: Dev, holder: Hy}, {id: t2, title: Dev, holder: Ike}]}
  - {id: circle, manager: none, positions: [{id: c1, title: Peer, holder: Jo}, {id: c2, title: Peer, holder: Kay}]}
)");
    const Organisation& org = spec->organisation;
    const struct {
        const char* seat;
        const char* shows;
    } cases[] = {
        {"bo",
         "around Bo \u00B7 now \u00B7 5 of 11 seats\nada: Ada | Head | Bo | \u25C4 | Head | 1 report not shown\n"
         "y: Di | Part\nunit:team@y: team | 2 | Hy | Dev | Ike | Dev\n"},
        {"y",
         "around Di \u00B7 now \u00B7 5 of 11 seats\nada: Ada | Head | Bo | Head | 1 report not shown\n"
         "y: Di | \u25C4 | Part\nunit:team@y: team | 2 | Hy | Dev | Ike | Dev\n"},
        {"t1",
         "around Hy \u00B7 now \u00B7 6 of 11 seats\nada: Ada | Head | Bo | Head\nx: Cy | Part | team\ny: Di | Part | "
         "team\n"
         "t1: Hy | \u25C4 | Dev\nt2: Ike | Dev\n"},
        {"in1",
         "around Ed \u00B7 now \u00B7 2 of 11 seats\nin1: Ed | \u25C4 | Watch | reports to Board (outside)\n"
         "in2: Flo | Watch | reports to Board (outside)\n"},
        {"lone", "around Gil \u00B7 now \u00B7 1 of 11 seats\nlone: Gil | \u25C4 | Lone\n"},
        {"c1",
         "around Jo \u00B7 now \u00B7 2 of 11 seats\nc1: Jo | \u25C4 | Peer\nunit:circle: circle | no head \u00B7 1 | "
         "Kay | Peer\n"},
    };
    for (const auto& [seat, shows] : cases) EXPECT_EQ(text_around(org, around_options(org, seat)), shows) << seat;
}

// By the words of the manual, seat by seat.
std::set<PositionId> expected_around(const graph::Index& at, PositionId centre, int depth) {
    std::set<PositionId> shown;
    if (!at.exists(centre)) return shown;
    const auto managers = [&](PositionId seat) {
        std::set<PositionId> all;
        at.each_manager(seat, [&](PositionId each) { all.insert(each); });
        return all;
    };
    const std::set<PositionId> its = managers(centre);
    std::set<PositionId> above = its;
    std::map<PositionId, int> below{{centre, 0}};
    for (bool more = true; more;) {
        more = false;
        for (const PositionId seat : at.standing()) {
            const std::set<PositionId> over = managers(seat);
            if (above.contains(seat)) {
                for (const PositionId each : over) more = above.insert(each).second || more;
            }
            for (const PositionId each : over) {
                const auto manager = below.find(each);
                if (manager == below.end() || manager->second == depth) continue;
                const auto [known, added] = below.try_emplace(seat, manager->second + 1);
                more = more || added || known->second > manager->second + 1;
                known->second = std::min(known->second, manager->second + 1);
            }
        }
    }
    for (const PositionId seat : above) shown.insert(seat);
    for (const auto& [seat, level] : below) shown.insert(seat);
    for (const PositionId seat : at.standing()) {
        for (const PositionId each : managers(seat)) {
            if (its.contains(each)) shown.insert(seat);
        }
        const UnitId home = at.state(seat)->home;
        const bool headless = given(home) ? at.state(home).headless : at.org.company.headless;
        if (its.empty() && managers(seat).empty() && headless && home == at.state(centre)->home) shown.insert(seat);
    }
    return shown;
}

// Who is in the box of a joint head is there with that one.
void add_partners(const graph::Index& at, std::set<PositionId>& shown) {
    const auto add = [&](const Headship& headship) {
        std::map<PositionId, std::set<PositionId>> by_manager;
        if (headship.joint.empty()) return;
        headship.each_head([&](PositionId head) {
            if (at.exists(head)) by_manager[at.manager(head)].insert(head);
        });
        for (const auto& [manager, heads] : by_manager) {
            if (std::ranges::any_of(heads, [&](PositionId head) { return shown.contains(head); })) {
                shown.insert(heads.begin(), heads.end());
            }
        }
    };
    add(at.org.company);
    for (std::size_t u = 0; u < at.org.units.size(); ++u) {
        if (at.exists(id_at<UnitId>(u))) add(at.state(id_at<UnitId>(u)));
    }
}

void expect_around(const Organisation& org, const CardOptions& options, bool counted) {
    const CardForest forest = build_cards(org, options);
    const graph::OrgGraph graph(org);
    for (std::size_t s = 0; s < options.stages.size(); ++s) {
        const StageId stage = options.stages[s];
        const auto at = graph.at(stage);
        std::set<PositionId> expected = expected_around(*at, options.around, options.depth);
        add_partners(*at, expected);
        std::set<PositionId> drawn;
        for (const Card& card : forest.cards) {
            for (const Row& row : card.rows) {
                for (const SeatSlot& slot : row) {
                    if (!slot.stages.has(stage)) continue;
                    EXPECT_TRUE(drawn.insert(slot.seat).second) << "drawn twice";
                    if (card.parent == layout::Box::kNoParent) continue;
                    bool led = false;
                    for (const Row& above : forest.cards[card.parent].rows) {
                        at->each_manager(slot.seat, [&](PositionId each) { led = led || each == above[0].seat; });
                    }
                    EXPECT_TRUE(led) << "a line that is none";
                }
            }
        }
        EXPECT_EQ(drawn, expected) << "stage " << s;
        EXPECT_EQ(forest.covered[s], std::vector<PositionId>(drawn.begin(), drawn.end()));
        if (!counted) continue;
        for (const Card& card : forest.cards) {
            if (!card.stages.has(stage)) continue;
            std::size_t missing = 0;
            for (const Row& row : card.rows) {
                for (const graph::Index::Report& report : at->reports(row[0].seat))
                    missing += !drawn.contains(report.seat);
            }
            std::size_t said = 0;
            for (const Below& each : card.below) said += each.stages.has(stage) ? each.direct : 0;
            EXPECT_EQ(said, missing) << org[card.rows[0][0].seat].id;
        }
    }
}

TEST(Around, IsWhatTheManualSays) {
    for (std::uint32_t seed = 1; seed <= tries(60); ++seed) {
        Random random(seed);
        GeneratorOptions wanted;
        wanted.seats = 1 + random.below(90);
        wanted.span = 2 + random.below(12);
        wanted.stages = 1 + random.below(3);
        wanted.seed = seed;
        wanted.presence = seed % 2 == 0;
        const auto spec = spec_of(organisation_text(wanted));
        for (int view = 0; view < 4; ++view) {
            SCOPED_TRACE(fmt::format("seed {}, view {}", seed, view));
            CardOptions options = options_for(spec->organisation).cards;
            options.around = id_at<PositionId>(random.below(spec->organisation.positions.size()));
            options.depth = static_cast<int>(random.below(5)) - 1;
            expect_around(spec->organisation, options, !wanted.presence);
        }
    }
}

// With several tops and circles.
TEST(Around, OfAnyOrganisation) {
    for (std::uint32_t seed = 1; seed <= tries(400); ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        const Organisation org = random_organisation(seed);
        if (org.positions.empty()) continue;
        CardOptions options = options_for(org).cards;
        options.around = id_at<PositionId>(random.below(org.positions.size()));
        options.depth = static_cast<int>(random.below(4)) - 1;
        expect_around(org, options, false);
    }
}

}  // namespace
}  // namespace orgplan::testing
