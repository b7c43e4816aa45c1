// Dotted lines: where they begin and end, what is written of those that are not drawn, what they say.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/chart/render/graphviz.h"
#include "graph/chart/scene/palette.h"
#include "tests/chart/drawing.h"
#include "tests/chart/scene_checks.h"

namespace orgplan {
namespace {

constexpr const char* kStage =
    "orgplan: 1\ncompany: {name: Acme, manager: ceo}\nstages: [{id: now, date: 2027-01-31}]\n";

std::vector<Scene> scenes_of(const Spec& spec, const ChartOptions& options) {
    TextMeasure measure;
    std::vector<Scene> scenes;
    for (ChartPage& page : compose(spec.organisation, options, measure)) scenes.push_back(std::move(page.scene));
    return scenes;
}

std::vector<Scene> scenes_of(const std::string& text) {
    const auto spec = spec_of(text);
    return scenes_of(*spec, options_for(spec->organisation));
}

std::size_t dotted(const Scene& scene) {
    return static_cast<std::size_t>(std::ranges::count(scene.lines, true, &SceneLine::dotted));
}

std::string titles(const Scene& scene) {
    std::string all;
    for (const SceneLine& line : scene.lines) {
        if (line.dotted) all += line.title + "\n";
    }
    return all;
}

// The height at which a text of a card is.
double height_of(const Scene& scene, const std::string& card, const std::string& text) {
    for (const TextRun& run : card_of(scene, card)->texts) {
        if (run.text == text) return run.at.y;
    }
    ADD_FAILURE() << text << " is not on " << card;
    return 0;
}

// Two teams; members of one also report to the head of the other, and one to a member of its own.
std::string two_teams() {
    return std::string(kStage) + R"(
positions: [{id: ceo, title: Head, holder: Ada}]
units:
  - id: tech
    manager: cto
    positions:
      - {id: cto, title: Tech, holder: Bo}
      - {id: d1, title: Dev, holder: Cy, dotted: [pm]}
      - {id: d2, title: Dev, holder: Di}
      - {id: d3, title: Dev, holder: Ed, dotted: [pm, d1]}
  - id: product
    manager: pm
    positions:
      - {id: pm, title: Product, holder: Flo}
      - {id: p1, title: Owner, holder: Gil}
      - {id: p2, title: Owner, holder: Hal, dotted: [d2]}
)";
}

TEST(Dotted, LinesBeginAndEndAtTheirRows) {
    const Scene scene = scenes_of(two_teams()).front();
    EXPECT_EQ(faults_of(scene), "");
    const SceneCard* const tech = card_of(scene, "unit:tech@cto");
    ASSERT_NE(tech, nullptr);
    const auto ends_at = [&](const std::string& title, const std::string& card, const std::string& name) {
        const double row = height_of(scene, card, name) - 3;
        const Rect& rect = card_of(scene, card)->rect;
        return std::ranges::any_of(scene.lines, [&](const SceneLine& line) {
            return line.title == title && std::ranges::any_of(line.points, [&](const layout::Point& at) {
                       return std::abs(at.y - row) <= 3 && (at.x == rect.x || at.x == rect.right());
                   });
        });
    };
    EXPECT_TRUE(ends_at("dotted line from Cy to Flo", "unit:tech@cto", "Cy") ||
                ends_at("dotted lines from Cy, Ed to Flo", "unit:tech@cto", "Cy"));
    EXPECT_TRUE(ends_at("dotted line from Ed to Flo", "unit:tech@cto", "Ed"));
    EXPECT_TRUE(ends_at("dotted line from Ed to Cy", "unit:tech@cto", "Ed"));
    EXPECT_TRUE(ends_at("dotted line from Ed to Cy", "unit:tech@cto", "Cy"));
    EXPECT_TRUE(ends_at("dotted line from Hal to Di", "unit:product@pm", "Hal"));
    EXPECT_TRUE(ends_at("dotted line from Hal to Di", "unit:tech@cto", "Di"));
}

std::string matrix(std::size_t stages, std::size_t lines, bool together) {
    std::string text = "orgplan: 1\ncompany: {name: Acme, manager: ceo}\nstages:\n";
    for (std::size_t s = 0; s < stages; ++s) text += fmt::format("  - {{id: s{}, date: 202{}-01-31}}\n", s, 7 + s);
    text += "positions:\n  - {id: ceo, title: Head, holder: Ada}\n";
    for (std::size_t i = 0; i < lines; ++i) {
        text += fmt::format("  - {{id: m{0}, title: Lead, holder: Lea {0}, reports_to: ceo}}\n", i);
    }
    for (std::size_t i = 0; i < lines; ++i) {
        text += fmt::format("  - {{id: d{0}, title: Dev, holder: Dan {0}, reports_to: m{0}", i);
        if (together) text += fmt::format(", dotted: [m{}]", (i + 1) % lines);
        text += ", changes: {";
        for (std::size_t s = together ? stages : 0; s < stages; ++s) {
            text += fmt::format("{}s{}: {{dotted: [m{}]}}", s > 0 ? ", " : "", s, (i + s + 1) % lines);
        }
        text += "}}\n";
    }
    return text;
}

TEST(Dotted, TheLimitCountsTheLinesOfAStage) {
    const auto scenes = scenes_of(matrix(3, 16, false));
    ASSERT_EQ(scenes.size(), 3u);
    for (const Scene& scene : scenes) {
        EXPECT_GE(dotted(scene), 16u);
        EXPECT_EQ(faults_of(scene), "");
    }
}

// Laid out by itself or with the others, a stage has its own lines.
TEST(Dotted, EachStageHasItsLines) {
    const auto spec = spec_of(matrix(3, 6, false));
    for (const auto places : {layout::Places::held, layout::Places::fitted}) {
        ChartOptions options = options_for(spec->organisation);
        options.places = places;
        const auto scenes = scenes_of(*spec, options);
        ASSERT_EQ(scenes.size(), 3u);
        for (std::size_t s = 0; s < scenes.size(); ++s) {
            EXPECT_EQ(faults_of(scenes[s]), "");
            const std::string all = titles(scenes[s]);
            for (std::size_t i = 0; i < 6; ++i) {
                const std::string line = fmt::format("Dan {} to Lea {}\n", i, (i + s + 1) % 6);
                EXPECT_NE(all.find(line), all.npos) << line << all;
            }
        }
    }
}

// Too many for one page, they are drawn where pages have less.
TEST(Dotted, PagesOfAPartDrawTheirOwnLines) {
    std::string text = std::string(kStage) + "positions:\n  - {id: ceo, title: Head, holder: Ada}\n";
    for (std::size_t area = 0; area < 10; ++area) {
        text += fmt::format("  - {{id: m{0}, title: Lead, holder: Lea {0}, reports_to: ceo}}\n", area);
        for (std::size_t i = 0; i < 8; ++i) {
            text += fmt::format("  - {{id: l{0}-{1}, title: Lead, holder: Lou {0}-{1}, reports_to: m{0}}}\n", area, i);
            for (std::size_t k = 0; k < 3; ++k) {
                text += fmt::format("  - {{title: Dev, holder: Dan {0}-{1}-{2}, reports_to: l{0}-{1}", area, i, k);
                text += k == 0 && i < 4 ? fmt::format(", dotted: [l{}-{}]}}\n", area, (i + 1) % 8) : "}\n";
            }
        }
    }
    const auto spec = spec_of(text);
    const auto scenes = scenes_of(*spec, options_for(spec->organisation));
    EXPECT_GT(scenes.size(), 2u);
    std::size_t drawn = 0;
    for (const Scene& scene : scenes) {
        EXPECT_EQ(faults_of(scene), "");
        drawn += dotted(scene);
    }
    EXPECT_GE(drawn, 24u);
}

TEST(Dotted, WhatCannotBeFollowedIsWrittenOnItsRow) {
    const Scene scene = scenes_of(matrix(1, 30, true)).front();
    EXPECT_EQ(dotted(scene), 0u);
    for (std::size_t i = 0; i < 30; ++i) {
        EXPECT_EQ(words_on(scene, fmt::format("d{}", i)),
                  fmt::format("Dan {} | Dev | reports also to Lea {}", i, (i + 1) % 30));
    }
    EXPECT_EQ(faults_of(scene), "");
}

TEST(Dotted, WhatLeavesTheChartIsWrittenOnItsRow) {
    const auto spec = spec_of(two_teams());
    ChartOptions options = options_for(spec->organisation);
    for (std::size_t p = 0; p < spec->organisation.positions.size(); ++p) {
        if (spec->organisation.positions[p].id == "cto") options.cards.root = id_at<PositionId>(p);
    }
    const Scene scene = scenes_of(*spec, options).front();
    EXPECT_EQ(words_on(scene, "unit:tech@cto"),
              "tech | 3 | Cy | Dev | reports also to Flo | Di | Dev | Ed | Dev | reports also to Flo");
    EXPECT_EQ(titles(scene), "dotted line from Ed to Cy\n");
    EXPECT_EQ(faults_of(scene), "");
}

TEST(Dotted, WhatIsAlikeOnAllRowsIsWrittenOnce) {
    std::string text = std::string(kStage) + "positions:\n  - {id: ceo, title: Head, holder: Ada}\n";
    for (const char* const id : {"x", "y"}) {
        text += fmt::format("  - {{id: {0}, title: Lead, holder: {0}, reports_to: ceo}}\n", id);
    }
    text += "units: [{id: team, manager: x, positions: [{title: Dev, count: 3, dotted: [y]}]}]\n";
    const auto spec = spec_of(text);
    ChartOptions options = options_for(spec->organisation);
    options.cards.unit = id_at<UnitId>(0);
    const Scene scene = scenes_of(*spec, options).front();
    EXPECT_EQ(words_on(scene, "unit:team@x"), "team | 3 | Dev | Dev | Dev | all report also to y");
}

TEST(Dotted, NoLineIsLostOnAnyPage) {
    const auto spec = spec_of(matrix(1, 24, true));
    for (const char* const page : {"a4", "a3", "16:9", "3:2", "1:2"}) {
        std::size_t said = 0;
        for (const Scene& scene : scenes_of(*spec, options_for(spec->organisation, page))) {
            EXPECT_EQ(faults_of(scene), "") << page;
            const std::string all = titles(scene);
            for (std::size_t i = 0; i < 24; ++i) {
                const bool drawn = all.find(fmt::format("Dan {} to Lea {}\n", i, (i + 1) % 24)) != all.npos;
                const std::string words = words_on(scene, fmt::format("d{}", i));
                said += drawn || words.find("reports also to Lea") != words.npos;
            }
        }
        EXPECT_EQ(said, 24u) << page;
    }
}

TEST(Dotted, ThoseNewInADiffAreMarked) {
    const auto spec = spec_of(two_teams());
    cards::Differences differences;
    const auto seat = [&](std::string_view id) {
        const auto& all = spec->organisation.positions;
        return id_at<PositionId>(static_cast<std::size_t>(std::ranges::find(all, id, &Position::id) - all.begin()));
    };
    differences.add_line(seat("p2"), seat("d2"), id_at<StageId>(0));
    TextMeasure measure;
    ChartOptions options = options_for(spec->organisation);
    options.cards.differences = &differences;
    options.subjects = {"a to b"};
    const Scene scene = compose(spec->organisation, options, measure).front().scene;
    std::size_t fresh = 0;
    for (const SceneLine& line : scene.lines) {
        if (line.dotted && line.colour == palette::kNew) {
            EXPECT_EQ(line.title, "new dotted line from Hal to Di");
            ++fresh;
        }
    }
    EXPECT_GE(fresh, 1u);
    const auto says = [&](const std::string& text) { return std::ranges::count(scene.texts, text, &TextRun::text); };
    EXPECT_EQ(says("+"), 1);
    EXPECT_EQ(says("new dotted line"), 1);
    EXPECT_EQ(says("dotted line"), 1);
}

TEST(Dotted, EachLineOfAnSvgHasATitleAndNoneIsGraphviz) {
    const std::vector<Scene> scenes = scenes_of(two_teams());
    const std::string svg = render::render(scenes, "svg").bytes;
    EXPECT_EQ(svg.find("-&gt;"), svg.npos);
    EXPECT_EQ(svg.find("&#45;&gt;"), svg.npos);
    EXPECT_EQ(svg.find("<title>legend"), svg.npos);
    EXPECT_EQ(svg.find("<title>text"), svg.npos);
    EXPECT_NE(svg.find("<title>reporting line from Bo to Ada</title>"), svg.npos);
    EXPECT_NE(svg.find("<title>reporting lines from tech to Bo</title>"), svg.npos);
    EXPECT_NE(svg.find("<title>dotted line from Hal to Di</title>"), svg.npos);
    std::size_t edges = 0;
    for (std::size_t at = svg.find("class=\"edge\""); at != svg.npos; at = svg.find("class=\"edge\"", at + 1)) {
        ++edges;
        EXPECT_EQ(svg.compare(svg.find('\n', at) + 1, 7, "<title>"), 0);
    }
    EXPECT_GE(edges, 6u);
}

}  // namespace
}  // namespace orgplan
