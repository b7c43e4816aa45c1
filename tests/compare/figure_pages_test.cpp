#include "planner/compare/chart/figure_pages.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/api/draw.h"
#include "planner/stats/stats.h"
#include "tests/language/resolved.h"

namespace orgplan {
using namespace api;
using namespace compare;
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kGrowing = R"(orgplan: 1
company: {name: Acme, manager: ceo}
stages: [{id: seed, name: Seed, date: 2027-03-31}, {id: growth, name: Growth, date: 2027-06-30}]
costs: {currency: EUR, yearly: {backend-developer: 60000, product-designer: 60000, ceo: 120000}}
positions: [{id: ceo, role: ceo, holder: Ada King}]
units:
  - id: core
    positions: [{role: backend-developer, count: {seed: 2, growth: 4}}, {role: product-designer, opens: growth}]
)";

Result<Drawing> drawn(DrawRequest request, const std::string& text = kGrowing) {
    const testing::Resolved resolved(text);
    request.format = request.format == "svg" ? "pdf" : request.format;
    request.figures = true;
    return draw(*resolved.spec, request);
}

// The texts of a page, line by line from the top, those of a line from the left.
std::vector<std::string> lines_of(const scene::Scene& scene) {
    std::vector<scene::TextRun> runs = scene.texts;
    std::ranges::stable_sort(
        runs, [](const auto& a, const auto& b) { return std::pair(a.at.y, a.at.x) < std::pair(b.at.y, b.at.x); });
    std::vector<std::string> lines;
    double last = -1;
    for (const scene::TextRun& run : runs) {
        if (run.at.y != last) lines.emplace_back();
        last = run.at.y;
        lines.back() += (lines.back().empty() ? "" : " | ") + run.text;
    }
    return lines;
}

TEST(FigurePages, OpenADocumentWithTheFiguresOfEachStage) {
    const auto drawing = drawn({});
    ASSERT_TRUE(drawing) << drawing.error().message;
    ASSERT_EQ(drawing->files.size(), 1U);
    const auto& scenes = drawing->files.front().scenes;
    ASSERT_EQ(scenes.size(), 3U);
    EXPECT_EQ(scenes.front().document, "Acme");
    EXPECT_EQ(scenes.front().label, "Figures");
    const std::vector<std::string> lines = lines_of(scenes.front());
    EXPECT_THAT(lines, ::testing::IsSupersetOf({"Acme", "Seed | Growth", "March 2027 | June 2027", "seats | 3 | 6",
                                                "headcount | 3 | 6", "seats by family", "Executive | 1 | 1",
                                                "Engineering | 2 | 4", "Design | 0 | 1"}));
    // Nothing of money, which nobody chose.
    for (const std::string& line : lines) {
        EXPECT_THAT(line, Not(HasSubstr("ate"))) << line;
        EXPECT_THAT(line, Not(HasSubstr("EUR")));
    }
    EXPECT_EQ(scenes.front().description, "Figures at Seed, Growth");
}

TEST(FigurePages, HaveRunRatesWhereCostsAreIncluded) {
    const auto drawing = drawn({.include = {"costs"}});
    ASSERT_TRUE(drawing);
    // (120 000 + 2 x 60 000) / 12, and (120 000 + 5 x 60 000) / 12
    EXPECT_THAT(lines_of(drawing->files.front().scenes.front()),
                ::testing::Contains("run rate a month, EUR | 20 000 | 35 000"));
}

TEST(FigurePages, LeaveOutWhatIsTakenOut) {
    const auto drawing = drawn({.include = {"costs"}, .without = {"externals", "run_rate"}});
    ASSERT_TRUE(drawing);
    for (const std::string& line : lines_of(drawing->files.front().scenes.front())) {
        EXPECT_THAT(line, Not(HasSubstr("externals")));
        EXPECT_THAT(line, Not(HasSubstr("EUR")));
    }
}

TEST(FigurePages, AreOfTheStagesThatAreDrawnAndOfWhatColoursSay) {
    const auto drawing = drawn({.stage = "growth", .color_by = "unit"});
    ASSERT_TRUE(drawing);
    const auto& scenes = drawing->files.front().scenes;
    ASSERT_EQ(scenes.size(), 2U);
    const std::vector<std::string> lines = lines_of(scenes.front());
    EXPECT_THAT(lines, ::testing::IsSupersetOf({"Growth", "seats | 6", "seats by unit", "core | 5"}));
    EXPECT_THAT(lines, Not(::testing::Contains(HasSubstr("Headcount"))));
}

TEST(FigurePages, LeadLinksToThePagesBehindThem) {
    std::string wide = kGrowing;
    for (int unit = 0; unit < 40; ++unit) {
        wide += fmt::format(
            "  - {{id: unit-{}, manager: {{id: m-{}, role: engineering-manager}}, positions: [{{role: "
            "backend-developer, count: 9}}]}}\n",
            unit, unit);
    }
    const auto drawing = drawn({.look = {.page = "a6"}, .stage = "growth"}, wide);
    ASSERT_TRUE(drawing) << drawing.error().message;
    const auto& scenes = drawing->files.front().scenes;
    ASSERT_GT(scenes.size(), 2U);
    std::size_t links = 0;
    for (std::size_t page = 1; page < scenes.size(); ++page) {
        for (const scene::SceneCard& card : scenes[page].cards) {
            if (card.link.empty()) continue;
            ++links;
            const auto to = static_cast<std::size_t>(std::stoul(card.link.substr(6)));
            ASSERT_LE(to, scenes.size());
            EXPECT_GT(to, 1U) << "the first page has figures";
            const auto& there = scenes[to - 1].cards;
            EXPECT_TRUE(std::ranges::any_of(there, [&](const auto& other) { return other.id == card.id; })) << card.id;
        }
    }
    EXPECT_GT(links, 0U);
}

TEST(FigurePages, FillPlaceholdersFromTheFirstStageToTheLast) {
    const auto drawing = drawn({.look = {.title = "{company}, {stage}", .footer = "{date}, {page} of {pages}"}});
    ASSERT_TRUE(drawing) << drawing.error().message;
    const std::vector<std::string> lines = lines_of(drawing->files.front().scenes.front());
    EXPECT_EQ(lines.front(), "Acme, Seed to Growth");
    EXPECT_EQ(lines.back(), "31 March 2027 to 30 June 2027, 1 of 1");
}

TEST(FigurePages, AreRefusedWhereTheyHaveNoPlace) {
    EXPECT_THAT(drawn({.format = "png"}).error().message, HasSubstr("--figures opens a document"));
    EXPECT_THAT(drawn({.format = "html"}).error().message, HasSubstr("--figures opens a pdf"));
    EXPECT_THAT(drawn({.root = "ceo"}).error().message, HasSubstr("the whole company"));
    EXPECT_THAT(drawn({.where = {"role=ceo"}}).error().message, HasSubstr("the whole company"));
}

// No text leaves its page or lies on another one, whatever the paper and however many stages there are.
TEST(FigurePages, KeepTheirTextsApart) {
    for (const std::size_t stages : {1U, 5U, 12U, 40U}) {
        FigureTable table;
        Growth growth;
        growth.courses.push_back({"Headcount", "at each stage", false, {}, {{"", {}}}});
        for (std::size_t s = 0; s < stages; ++s) {
            table.columns.push_back({fmt::format("Stage {}", s), "December 2030"});
            growth.names.push_back(fmt::format("Stage {}", s));
            growth.courses[0].lines[0].values.emplace_back(static_cast<double>(s) * 100 + 3);
        }
        for (int r = 0; r < 24; ++r) {
            table.rows.push_back({fmt::format("a figure of the {}th kind of seats in a long name", r),
                                  std::vector<std::string>(stages, "1 234 567"), r > 12 ? "#2563eb" : ""});
        }
        table.rows[12].cells.clear();
        for (const char* const paper : {"a4", "a4-portrait", "a0", "a6", "16:9", "20:1", "1:20"}) {
            const scene::Page page = *scene::parse_page(paper);
            scene::TextMeasure measure;
            std::vector<std::string> said;
            for (const scene::Scene& scene : draw_figures(table, growth, "Acme", page, measure)) {
                std::vector<layout::Rect> rects;
                for (const scene::TextRun& run : scene.texts) {
                    rects.push_back({run.at.x, run.at.y - 0.7 * run.size, run.width, 0.75 * run.size});
                    if (run.text.starts_with("1 234")) said.push_back(run.text);
                    EXPECT_GE(run.size * scene.scale, scene::kSmallestText * std::min(1.0, page.type)) << paper;
                }
                for (std::size_t a = 0; a < rects.size(); ++a) {
                    EXPECT_GE(rects[a].x, 0) << paper;
                    EXPECT_LE(rects[a].right() * scene.scale, scene.width) << paper << ' ' << scene.texts[a].text;
                    EXPECT_LE(rects[a].bottom() * scene.scale, scene.height) << paper << ' ' << scene.texts[a].text;
                    for (std::size_t b = 0; b < a; ++b) {
                        const bool apart = rects[a].right() <= rects[b].x || rects[b].right() <= rects[a].x ||
                                           rects[a].bottom() <= rects[b].y || rects[b].bottom() <= rects[a].y;
                        ASSERT_TRUE(apart) << paper << ", " << stages << " stages: `" << scene.texts[a].text << "` on `"
                                           << scene.texts[b].text << '`';
                    }
                }
            }
            EXPECT_EQ(said.size(), 23 * stages) << paper;
        }
    }
}

}  // namespace
}  // namespace orgplan
