#include "graph/chart/scene/compose.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/chart/drawing.h"

namespace orgplan {
using namespace cards;
using namespace language;
using namespace layout;
using namespace scene;
using namespace text;
namespace {

// A manager with so many reports at each of `levels` levels.
std::string wide_company(int seats, int span, bool named) {
    std::string text = "orgplan: 1\ncompany: {name: Big}\nstages: [{id: now}]\npositions:\n";
    for (int i = 0; i < seats; ++i) {
        const std::string line = i == 0 ? "none" : fmt::format("s{}", (i - 1) / span);
        const std::string holder = named ? fmt::format(", holder: Person Number {}", i) : "";
        text += fmt::format("  - {{id: s{}, role: backend-developer, reports_to: {}{}}}\n", i, line, holder);
    }
    return text;
}

double smallest_text(const Scene& scene) {
    double smallest = 1000;
    for (const SceneCard& card : scene.cards) {
        for (const TextRun& run : card.texts) smallest = std::min(smallest, run.size);
    }
    for (const TextRun& run : scene.texts) smallest = std::min(smallest, run.size);
    return smallest * scene.scale;
}

void expect_all_inside(const Scene& scene) {
    for (const SceneCard& card : scene.cards) {
        EXPECT_GE(card.rect.x, 0);
        EXPECT_LE(card.rect.right() * scene.scale, scene.width);
        EXPECT_LE(card.rect.bottom() * scene.scale, scene.height);
        for (const TextRun& run : card.texts) {
            EXPECT_GE(run.at.x, card.rect.x) << run.text;
            EXPECT_LE(run.at.x + run.width, card.rect.right()) << run.text;
            EXPECT_LT(run.at.y, card.rect.bottom()) << run.text;
            EXPECT_GT(run.at.y - run.size, card.rect.y) << run.text;
        }
    }
    for (const TextRun& run : scene.texts) EXPECT_LE((run.at.x + run.width) * scene.scale, scene.width) << run.text;
}

TEST(Compose, TellsEachMarkInItsOwnWay) {
    const auto spec = spec_of(kGrowing);
    TextMeasure measure;
    const std::vector<ChartPage> pictures = compose(spec->organisation, options_for(spec->organisation), measure);
    ASSERT_EQ(pictures.size(), 3U);
    EXPECT_EQ(words_on(pictures[0].scene, "ceo"), "Grace Hopper | Founder | also Product Manager");
    EXPECT_EQ(
        words_on(pictures[1].scene, "unit:core@cto"),
        "Core | development \u00B7 9 | \u2191 | Rosa Diaz | Tech Lead | \u00D7 | Noor Haddad | QA Engineer | Mia Lund "
        "/ Jo Park | QA Engineer | DevOps Engineer \u00B7 contractor | Tom | Backend Developer | Frontend Developer | "
        "Frontend Developer | Frontend Developer | + | to hire | Backend Developer");
    EXPECT_EQ(pictures[1].scene.title,
              "Acme \u00B7 Series A \u00B7 October 2027 \u00B7 14 seats, 1 new, 1 vacant, 1 promoted, 1 leaving");
    for (const TextRun& run : card_of(pictures[1].scene, "unit:core@cto")->texts) {
        EXPECT_FALSE(run.struck) << run.text;
    }
}

TEST(Compose, NothingMovesInASeries) {
    const auto spec = spec_of(kGrowing);
    TextMeasure measure;
    std::map<std::string, layout::Point> cards;
    std::map<std::string, double> names;
    for (const ChartPage& picture : compose(spec->organisation, options_for(spec->organisation), measure)) {
        for (const SceneCard& card : picture.scene.cards) {
            const auto [known, added] = cards.try_emplace(card.id, layout::Point{card.rect.x, card.rect.y});
            EXPECT_EQ(known->second, (layout::Point{card.rect.x, card.rect.y})) << card.id;
            for (const TextRun& run : card.texts) {
                if (run.text != "Rosa Diaz" && run.text != "Mia Lund / Jo Park") continue;
                EXPECT_EQ(names.try_emplace(run.text, run.at.y).first->second, run.at.y) << run.text;
            }
        }
    }
    EXPECT_EQ(names.size(), 2U);
}

TEST(Compose, NoTextLeavesItsCard) {
    const std::string names[] = {"W",
                                 std::string(300, 'W'),
                                 std::string(20'000, 'x'),
                                 "\u5C71\u7530 \u592A\u90CE",
                                 "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD",
                                 "Z\u0351\u036B\u0343a\u0321l\u0321g\u031Eo",
                                 "\U0001F469\u200D\U0001F4BB Coder",
                                 "Jean-Luc de la Very Long Surname of Somewhere Else"};
    TextMeasure measure;
    for (const std::string& name : names) {
        const auto spec = spec_of(fmt::format(R"(orgplan: 1
positions:
  - {{id: ceo, title: "{0}", holder: "{0}", reports_to: none}}
units:
  - id: u
    name: "{0}"
    positions:
      - {{id: a, title: "{0}", holder: "{0} 2", reports_to: ceo}}
      - {{id: b, title: "{0}", reports_to: ceo}}
)",
                                              name));
        for (const ChartPage& picture : compose(spec->organisation, options_for(spec->organisation), measure)) {
            expect_all_inside(picture.scene);
        }
    }
}

TEST(Compose, TextIsNeverSmallerThanFivePoints) {
    TextMeasure measure;
    for (const int seats : {10, 200, 1500}) {
        for (const char* page : {"a4", "a4-portrait", "16:9", "3:1"}) {
            const auto spec = spec_of(wide_company(seats, 8, true));
            std::set<std::string> seen;
            std::size_t repeated = 0;
            for (const ChartPage& picture :
                 compose(spec->organisation, options_for(spec->organisation, page), measure)) {
                EXPECT_GE(smallest_text(picture.scene), kSmallestText - 1e-6) << seats << ' ' << page;
                expect_all_inside(picture.scene);
                for (const SceneCard& card : picture.scene.cards) {
                    for (const TextRun& run : card.texts) {
                        if (run.text.starts_with("Person Number ")) repeated += !seen.insert(run.text).second;
                    }
                }
            }
            EXPECT_EQ(seen.size(), static_cast<std::size_t>(seats)) << page;
            // Only who goes on on another page is shown twice.
            EXPECT_LE(repeated, static_cast<std::size_t>(seats) / 4) << page;
        }
    }
}

TEST(Compose, PagesReferToEachOther) {
    const auto spec = spec_of(wide_company(1500, 8, true));
    TextMeasure measure;
    const std::vector<ChartPage> pictures = compose(spec->organisation, options_for(spec->organisation), measure);
    ASSERT_GT(pictures.size(), 3U);
    std::map<std::string, std::string> goes_on;
    for (const ChartPage& picture : pictures) {
        EXPECT_EQ(picture.pages, pictures.size());
        for (const SceneCard& card : picture.scene.cards) {
            if (card.link.empty()) continue;
            const std::string words = words_of(card);
            const std::string there = "\u2192 " + card.link.substr(1).replace(4, 1, " ");
            const std::string back = "from " + card.link.substr(1).replace(4, 1, " ");
            EXPECT_TRUE(words.ends_with(there) || words.ends_with(back)) << words;
            const auto page = static_cast<std::size_t>(std::stoul(card.link.substr(6)));
            ASSERT_LE(page, pictures.size());
            EXPECT_NE(card_of(pictures[page - 1].scene, card.id), nullptr) << card.id << " is not on page " << page;
        }
    }
}

TEST(Compose, LinksCountThePagesOfAllStages) {
    std::string text = wide_company(1500, 8, true);
    text.replace(text.find("{id: now}"), 9, "{id: now}, {id: later}");
    const auto spec = spec_of(text);
    TextMeasure measure;
    const std::vector<ChartPage> pictures = compose(spec->organisation, options_for(spec->organisation), measure);
    ASSERT_EQ(pictures.size(), 2 * pictures[0].pages);
    for (std::size_t p = 0; p < pictures.size(); ++p) {
        for (const SceneCard& card : pictures[p].scene.cards) {
            if (card.link.empty()) continue;
            const auto target = static_cast<std::size_t>(std::stoul(card.link.substr(6))) - 1;
            ASSERT_LT(target, pictures.size());
            EXPECT_EQ(pictures[target].stage, pictures[p].stage);
        }
    }
}

TEST(Compose, LikeRowsAreMergedBeforeAChartIsSplit) {
    std::string text =
        "orgplan: 1\nstages: [{id: now}]\npositions:\n  - {id: ceo, role: founder, reports_to: none}\nunits:\n";
    for (int u = 0; u < 40; ++u) {
        text +=
            fmt::format("  - id: u{}\n    positions:\n      - {{title: Technician, count: 25, reports_to: ceo}}\n", u);
    }
    const auto spec = spec_of(text);
    TextMeasure measure;
    const std::vector<ChartPage> pictures = compose(spec->organisation, options_for(spec->organisation), measure);
    ASSERT_EQ(pictures.size(), 1U);
    EXPECT_EQ(words_on(pictures[0].scene, "unit:u7@ceo"), "u7 | 25 | 25 \u00D7 Technician");
}

TEST(Compose, DrawsParts) {
    const auto spec = spec_of(kGrowing);
    const Organisation& organisation = spec->organisation;
    TextMeasure measure;
    ChartOptions options = options_for(organisation);
    options.cards.stages = {id_at<StageId>(0)};
    const auto ids = [&](const ChartOptions& wanted) {
        std::string all;
        const std::vector<ChartPage> pictures = compose(organisation, wanted, measure);
        for (const SceneCard& card : pictures.front().scene.cards) all += card.id + ' ';
        return all;
    };
    EXPECT_EQ(ids(options), "ceo ea cto unit:core@cto unit:platform@cto ");
    ChartOptions root = options;
    root.cards.root = id_at<PositionId>(2);
    EXPECT_EQ(ids(root), "cto unit:core@cto unit:platform@cto ");
    ChartOptions depth = options;
    depth.cards.depth = 1;
    EXPECT_EQ(ids(depth), "ceo ea cto ");
    EXPECT_EQ(words_on(compose(organisation, depth, measure).front().scene, "cto"),
              "Ada Lovelace | CTO | Engineering | 10 below, not shown");
    ChartOptions unit = options;
    unit.cards.unit = id_at<UnitId>(1);
    EXPECT_EQ(ids(unit), "unit:core ");
    ChartOptions teams = options;
    teams.cards.by_team = true;
    EXPECT_EQ(ids(teams), "unit: unit:engineering unit:core unit:platform ");
    teams.cards.depth = 1;
    EXPECT_TRUE(words_on(compose(organisation, teams, measure).front().scene, "unit:engineering")
                    .ends_with(" | 2 units below, not shown"));
}

TEST(Compose, PrintsTheWordsOfTheSpec) {
    const auto spec = spec_of(R"(orgplan: 1
positions:
  - {id: top, role: chief-executive-officer, reports_to: none}
  - {id: ops, role: coo, also: [head-of-sales], reports_to: top, holder: Bo}
  - {id: aide, role: recruiter, reports_to: ops}
)");
    TextMeasure measure;
    const std::vector<ChartPage> charts = compose(spec->organisation, options_for(spec->organisation), measure);
    EXPECT_EQ(words_on(charts.front().scene, "top"), "Chief Executive Officer");
    EXPECT_EQ(words_on(charts.front().scene, "ops"), "Bo | COO | also Head of Sales");
}

TEST(Compose, NamesManagersOutside) {
    const auto spec = spec_of(R"(orgplan: 1
outside: [Board, Minister]
stages: [{id: a}, {id: b}]
positions:
  - {id: park, title: Park Keeper, holder: Bo, reports_to: Board}
  - {id: zoo, title: Zoo Keeper, holder: Cy, reports_to: Board}
  - {id: fund, title: Secretary, holder: Ada, reports_to: Minister, changes: {b: {reports_to: Board}}}
  - {id: head, title: Head, reports_to: none}
)");
    TextMeasure measure;
    const std::vector<ChartPage> charts = compose(spec->organisation, options_for(spec->organisation), measure);
    ASSERT_EQ(charts.size(), 2U);
    EXPECT_EQ(words_on(charts[0].scene, "fund"), "Ada | Secretary | reports to Minister (outside)");
    EXPECT_EQ(words_on(charts[0].scene, "unit:@Board"), "Board (outside) | 2 | Bo | Park Keeper | Cy | Zoo Keeper");
    EXPECT_EQ(words_on(charts[0].scene, "head"), "Head");
    EXPECT_NE(words_on(charts[1].scene, "unit:@Board").find("| Ada | Secretary"), std::string::npos);
    EXPECT_EQ(charts[0].scene.cards.size(), 3U);
    EXPECT_EQ(charts[1].scene.cards.size(), 2U);
}

TEST(Compose, LosesNoNameOfAUnitOrAHolder) {
    const auto spec = spec_of(R"(orgplan: 1
company: {name: Heron Trust, manager: board}
stages: [{id: now, date: 2027-01-31}]
positions:
  - {id: board, title: Board, holder: [Ann Ash, Ben Birch, Cal Cedar, Dot Dogwood, Eve Elm, Fay Fir, Gil Gorse, Hal Hazel, Ida Ivy, Jo Juniper]}
units:
  - {id: docs, name: Documents, manager: l1, positions: [{id: l1, title: Team Lead, holder: Kim}]}
  - {id: press, name: Press, positions: [{id: pr, title: Member, holder: Lea}]}
  - {id: open, name: Archive, positions: [{id: ar, title: Archivist}]}
  - id: web
    name: Website
    manager: wl
    positions: [{id: wl, title: Team Lead, holder: Max}, {title: Member, holder: Ned}, {title: Member, holder: Oda}]
  - id: area
    name: Area
    manager: al
    positions: [{id: al, title: Director, holder: Pia}]
    units:
      - {id: part, name: Part, positions: [{title: Member, holder: [Quinn Quince, Rosa Rowan, Sam Spruce, Tom Thorn, Uta Umber]}, {title: Member, holder: Vic}]}
)");
    TextMeasure measure;
    const Scene scene = compose(spec->organisation, options_for(spec->organisation), measure).front().scene;
    const std::string board = words_on(scene, "board");
    EXPECT_EQ(std::ranges::count(board, '/'), 8) << board;
    EXPECT_TRUE(board.starts_with("Ann Ash / Ben Birch / | Cal Cedar / ")) << board;
    EXPECT_TRUE(board.ends_with(" and 1 more | Board")) << board;
    EXPECT_EQ(words_on(scene, "l1"), "Kim | Team Lead | Documents");
    EXPECT_EQ(words_on(scene, "pr"), "Lea | Member | Press");
    EXPECT_EQ(words_on(scene, "ar"), "Archivist | Archive");
    EXPECT_EQ(words_on(scene, "wl"), "Max | Team Lead");
    EXPECT_EQ(words_on(scene, "al"), "Pia | Director | Area");
    EXPECT_EQ(words_on(scene, "unit:part@al"), "Part | 2 | Quinn Quince and 4 more | Member | Vic | Member");
    expect_all_inside(scene);
}

// On whatever page: where the seats of a unit or its head are drawn, it is named.
TEST(Compose, NamesEveryUnitOnEveryPage) {
    TextMeasure measure;
    std::string text = "orgplan: 1\ncompany: {name: Heron, manager: top}\npositions: [{id: top, role: ceo}]\nunits:\n";
    for (int area = 0; area < 12; ++area) {
        text += fmt::format(
            "  - id: a{0}\n    name: Area {0}\n    manager: m{0}\n    positions: [{{id: m{0}, title: Director}}]\n"
            "    units:\n",
            area);
        for (int team = 0; team < 9; ++team) {
            text += fmt::format(
                "      - {{id: t{0}x{1}, name: Team {0} {1}, manager: l{0}x{1}, positions: [{{id: l{0}x{1}, title: "
                "Project Team Lead}}, "
                "{{title: Member, holder: Person {0} {1}}}, {{title: Member, holder: Other {0} {1}}}]}}\n",
                area, team);
        }
    }
    const auto spec = spec_of(text);
    const std::vector<ChartPage> pages = compose(spec->organisation, options_for(spec->organisation), measure);
    ASSERT_GT(pages.size(), 1U);
    for (const ChartPage& page : pages) {
        std::set<std::string> texts;
        std::set<std::string> ids;
        for (const SceneCard& card : page.scene.cards) {
            ids.insert(card.id);
            for (const TextRun& run : card.texts) texts.insert(run.text);
        }
        for (const std::string& id : ids) {
            const bool lead = id.starts_with('l');
            if (!lead && !id.starts_with('m')) continue;
            std::string name = (lead ? "Team " : "Area ") + id.substr(1);
            std::ranges::replace(name, 'x', ' ');
            EXPECT_TRUE(texts.contains(name)) << name << " on page " << page.page;
        }
    }
}

TEST(Compose, ACircleOfManagersIsStillDrawn) {
    const auto spec = spec_of(R"(orgplan: 1
positions:
  - {id: a, role: cto, reports_to: none}
  - {id: b, role: engineering-manager, reports_to: a}
  - {id: c, role: backend-developer, reports_to: b}
)");
    Organisation& organisation = spec->organisation;
    organisation.lines.push_back({id_at<PositionId>(0),
                                  id_at<PositionId>(2),
                                  LineKind::solid,
                                  LineReason::reports_to,
                                  kNone<UnitId>,
                                  organisation.all_stages(),
                                  {}});
    std::ranges::sort(organisation.lines, {}, &Line::from);
    TextMeasure measure;
    EXPECT_EQ(compose(organisation, options_for(organisation), measure).front().scene.cards.size(), 3U);
}

TEST(Page, IsNamedOrARatio) {
    EXPECT_EQ(parse_page("a4")->width, 842);
    EXPECT_EQ(parse_page("a4-portrait")->width, 595);
    EXPECT_EQ(parse_page("letter")->height, 612);
    EXPECT_EQ(parse_page("a0")->width, 3370);
    EXPECT_EQ(parse_page("a6-portrait")->width, 298);
    EXPECT_NEAR(parse_page("2:1")->width / parse_page("2:1")->height, 2, 0.01);
    for (const char* wrong :
         {"", "a7", "a4-", "1:0", "0:1", "-1:2", "1:100", "nan:1", "1e300:1", "1:2:3", "inf:inf", "x:y"}) {
        EXPECT_FALSE(parse_page(wrong)) << wrong;
    }
}

TEST(Compose, ShowsWhoIsThere) {
    const auto spec = spec_of(R"(orgplan: 1
company: {name: Acme, manager: [ada, bo]}
stages: [{id: now, date: 2027-01-31}]
positions: [{id: ada, role: ceo, holder: Ada Rask}, {id: bo, role: cto, holder: Bo Lind}]
units:
  - id: core
    manager: em
    positions:
      - {id: em, role: tech-lead, holder: [{name: Cleo Ott, away: [{opens: 2027-01, closes: 2027-06}]}, {name: Dan Eks, acting: true}]}
      - {id: dev, role: backend-developer, holder: {name: Eva Hahn, acting: true}}
      - {role: qa-engineer, holder: Fay Moss, employment: volunteer}
      - {role: qa-engineer, employment: volunteer, holder: vacant, reports_to: bo}
  - {id: press, name: Press, manager: none, positions: [{title: Convener, holder: Gus Holm}]}
)");
    TextMeasure measure;
    const std::vector<ChartPage> pages = compose(spec->organisation, options_for(spec->organisation), measure);
    ASSERT_EQ(pages.size(), 1U);
    const Scene& scene = pages.front().scene;
    EXPECT_EQ(words_on(scene, "ada"), "Ada Rask | CEO | Bo Lind | CTO");
    EXPECT_EQ(words_on(scene, "em"), "Cleo Ott / Dan Eks (acting) | Tech Lead | Cleo Ott away until 2027-06-01");
    EXPECT_EQ(words_on(scene, "unit:core@em"),
              "core | 2 | Eva Hahn (acting) | Backend Developer | Fay Moss | QA Engineer \u00B7 volunteer");
    EXPECT_EQ(words_on(scene, "core/qa-engineer-2"), "vacant | QA Engineer \u00B7 volunteer");
    EXPECT_EQ(words_on(scene, "unit:press"), "Press | no head \u00B7 1 | Gus Holm | Convener");
    EXPECT_EQ(scene.title, "Acme \u00B7 now \u00B7 January 2027 \u00B7 7 seats, 2 vacant");
    expect_all_inside(scene);
}

}  // namespace
}  // namespace orgplan
