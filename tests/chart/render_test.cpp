#include <cgraph.h>
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>

#include "graph/chart/render/graphviz.h"
#include "tests/chart/drawing.h"

namespace orgplan {
using namespace cards;
using namespace language;
using namespace layout;
using namespace render;
using namespace scene;
using namespace text;
namespace {

std::vector<Scene> scenes_of(const std::string& text) {
    const auto spec = spec_of(text);
    TextMeasure measure;
    std::vector<Scene> scenes;
    for (ChartPage& picture : compose(spec->organisation, options_for(spec->organisation), measure)) {
        scenes.push_back(std::move(picture.scene));
    }
    return scenes;
}

// With every kind of difference, some of them beside each other in one team.
std::vector<Scene> marked_scenes() {
    const auto spec = spec_of(kGrowing);
    const Organisation& organisation = spec->organisation;
    const StageId stage = id_at<StageId>(1);
    Differences differences;
    for (std::size_t p = 0; p < organisation.positions.size(); ++p) {
        if (p % 4 == 3) continue;
        Difference& difference = differences.add(id_at<PositionId>(p), stage);
        difference.add(static_cast<Differs>(p % difference.in.size()));
        if (difference.has(Differs::left)) difference.where = "Payments";
    }
    ChartOptions options = options_for(organisation);
    options.cards.stages = {stage};
    options.cards.differences = &differences;
    options.subjects.assign(organisation.stages.size(), "acme.yaml@seed \u2192 @series-a");
    options.summaries.assign(organisation.stages.size(), "3 seats moved");
    TextMeasure measure;
    return {compose(organisation, options, measure).front().scene};
}

TEST(Render, EachFormatBeginsWithItsOwnBytes) {
    const std::vector<Scene> scenes = scenes_of(kGrowing);
    const struct {
        const char* format;
        std::string begins;
    } cases[] = {
        {"dot", "digraph"}, {"eps", "%!PS-Adobe-3.0 EPSF"}, {"jpg", "\xff\xd8\xff"}, {"json", "{"},
        {"pdf", "%PDF-1."}, {"png", "\x89PNG\r\n"},         {"ps", "%!PS-Adobe-3"},  {"svg", "<?xml"},
    };
    EXPECT_EQ(std::size(cases), chart_formats().size());
    for (const auto& [format, begins] : cases) {
        const Rendered rendered = render::render(scenes, format);
        EXPECT_EQ(rendered.error, "") << format;
        EXPECT_EQ(rendered.bytes.substr(0, begins.size()), begins) << format;
        EXPECT_EQ(render::render(scenes, format).bytes, rendered.bytes) << format << " differs from run to run";
    }
    EXPECT_NE(render::render(scenes, "xlib").error, "");
    EXPECT_NE(render::render({}, "svg").error, "");
}

TEST(Render, PngHas144DotsAnInchOrWhatIsWanted) {
    const std::vector<Scene> scenes = scenes_of(kGrowing);
    const auto size = [&](double dots) {
        const std::string png = render::render(scenes, "png", dots).bytes;
        const auto number = [&](std::size_t at) {
            return static_cast<unsigned char>(png[at + 2]) * 256 + static_cast<unsigned char>(png[at + 3]);
        };
        return std::pair(number(16), number(20));
    };
    EXPECT_EQ(size(kUsualDots), std::pair(842 * 2, 595 * 2));
    EXPECT_EQ(size(72), std::pair(842, 595));
    for (const int width : {320, 1000, 1280, 1921}) EXPECT_EQ(size(width * 72.0 / 842).first, width);
}

// What a program of poppler says of a document.
std::string said_of(const std::vector<Scene>& scenes, const char* command) {
    const auto file = std::filesystem::temp_directory_path() / fmt::format("orgplan-{}.pdf", ::getpid());
    std::ofstream(file, std::ios::binary) << render::render(scenes, "pdf").bytes;
    FILE* pipe = popen(fmt::format(fmt::runtime(command), file.string()).c_str(), "r");
    std::string said(100'000, '\0');
    said.resize(std::fread(said.data(), 1, said.size(), pipe));
    pclose(pipe);
    std::filesystem::remove(file);
    return said;
}

bool has_poppler() {
    return std::system(
               "command -v pdfinfo > /dev/null && command -v pdftotext > "
               "/dev/null") == 0;
}

TEST(Render, PdfHasAPageForEachPicture) {
    if (!has_poppler()) GTEST_SKIP() << "pdfinfo and pdftotext are not installed";
    const std::vector<Scene> scenes = scenes_of(kGrowing);
    const std::string said = said_of(scenes, "pdfinfo {}");
    EXPECT_TRUE(std::regex_search(said, std::regex("Pages:\\s+3"))) << said;
    EXPECT_TRUE(std::regex_search(said, std::regex("Page size:\\s+842 x 595"))) << said;
    EXPECT_TRUE(std::regex_search(said, std::regex("Title:\\s+Acme\n"))) << said;
    EXPECT_TRUE(std::regex_search(said, std::regex("Subject:\\s+Org chart with 5 cards, from Grace Hopper down")))
        << said;
    EXPECT_TRUE(std::regex_search(said, std::regex("Tagged:\\s+yes"))) << said;
}

// Texts come page by page to a program that reads them out loud.
TEST(Render, PdfIsTaggedPageByPage) {
    if (!has_poppler()) GTEST_SKIP() << "pdfinfo and pdftotext are not installed";
    const std::string said = said_of(scenes_of(kGrowing), "pdfinfo -struct-text {}");
    EXPECT_TRUE(said.starts_with("Document\n  Part")) << said;
    std::size_t parts = 0;
    for (std::size_t at = said.find("\n  Part"); at != said.npos; at = said.find("\n  Part", at + 1)) ++parts;
    EXPECT_EQ(parts, 3U) << said;
    EXPECT_LT(said.find("Grace Hopper"), said.rfind("\n  Part")) << said;
}

// The outline and the labels of pages are written as they are; strings of ASCII too.
TEST(Render, PdfHasAnOutlineAndLabels) {
    const std::string pdf = render::render(scenes_of(kGrowing), "pdf").bytes;
    for (const char* const part : {"/Outlines", "/PageLabels", "(seed)", "(Series A)", "(series-b)"}) {
        EXPECT_NE(pdf.find(part), pdf.npos) << part;
    }
}

// Each name is found as it is written, whatever its script, as far as there is a font for it.
TEST(Render, PdfIsSearched) {
    if (!has_poppler()) GTEST_SKIP() << "pdfinfo and pdftotext are not installed";
    const std::vector<std::string> names{"Zo\u00eb \u0141uczak", "\u0413\u0430\u043b\u0438\u043d\u0430",
                                         "\u05d0\u05d1\u05d9\u05d2\u05d9\u05dc", "\u0645\u062d\u0645\u062f",
                                         "\u0395\u03bb\u03ad\u03bd\u03b7"};
    std::string spec = "orgplan: 1\ncompany: {name: Names, manager: s0}\npositions:\n";
    for (std::size_t n = 0; n < names.size(); ++n) {
        spec += fmt::format("  - {{id: s{}, role: qa-engineer, holder: {}}}\n", n, names[n]);
    }
    const std::string said = said_of(scenes_of(spec), "pdftotext {} -");
    for (const std::string& name : names) EXPECT_NE(said.find(name), said.npos) << name << " in " << said;
}

// What a screen reader says of the page, of each card and of each line; nothing of Graphviz.
TEST(Render, SvgSpeaks) {
    const Scene scene = scenes_of(kGrowing)[1];
    const std::string svg = entities_read(render::render(std::span(&scene, 1), "svg").bytes);
    EXPECT_NE(svg.find("<svg role=\"graphics-document document\""), svg.npos);
    EXPECT_NE(svg.find("<title>" + scene.title +
                       "</title>\n<desc>Org chart with 5 cards, from Grace "
                       "Hopper down</desc>"),
              svg.npos);
    for (const SceneCard& card : scene.cards) {
        const std::string group = fmt::format(
            "<g id=\"{}\" class=\"node\" role=\"graphics-symbol "
            "img\">\n<title>{}</title>\n",
            card.id, card.title);
        EXPECT_NE(svg.find(group), svg.npos) << group;
        EXPECT_NE(card.description, "") << card.id;
    }
    EXPECT_NE(svg.find("<title>Ada Lovelace, CTO</title>\n<desc>reports to Grace Hopper; 11 direct reports"), svg.npos)
        << card_of(scene, "cto")->title << card_of(scene, "cto")->description;
    for (const SceneLine& line : scene.lines) {
        EXPECT_NE(svg.find("<title>" + line.title + "</title>"), svg.npos) << line.title;
    }
    for (const char* const word : {"->", "<!-- ", "<title>chart</title>", "legend 1", "text 1"}) {
        EXPECT_EQ(svg.find(word), svg.npos) << word;
    }
}

// Where the SVG puts each text, in points of the page.
TEST(Render, SvgPutsEachTextWhereTheSceneHasIt) {
    std::vector<Scene> scenes = scenes_of(kGrowing);
    std::ranges::move(marked_scenes(), std::back_inserter(scenes));
    for (const Scene& scene : scenes) {
        const std::string svg = render::render(std::span(&scene, 1), "svg").bytes;
        std::smatch match;
        ASSERT_TRUE(std::regex_search(
            svg, match, std::regex(R"(scale\(([0-9.]+) [0-9.]+\) rotate\(0\) translate\(([-0-9.]+) ([-0-9.]+)\))")));
        const double zoom = std::stod(match[1]);
        const double dx = std::stod(match[2]);
        const double dy = std::stod(match[3]);
        struct Seen {
            layout::Point at;
            double size = 0;
        };
        std::multimap<std::string, Seen> seen;
        const std::regex text(
            R"re(<text text-anchor="start" x="([-0-9.]+)" y="([-0-9.]+)"[^>]* font-size="([0-9.]+)"[^>]*>([^<]*)</text>)re");
        for (auto at = std::sregex_iterator(svg.begin(), svg.end(), text); at != std::sregex_iterator(); ++at) {
            seen.insert(
                {entities_read((*at)[4]),
                 {{(std::stod((*at)[1]) + dx) * zoom, (std::stod((*at)[2]) + dy) * zoom}, std::stod((*at)[3]) * zoom}});
        }
        std::vector<TextRun> runs = scene.texts;
        for (const SceneCard& card : scene.cards) runs.insert(runs.end(), card.texts.begin(), card.texts.end());
        EXPECT_EQ(seen.size(), runs.size());
        for (const TextRun& run : runs) {
            const auto [begin, end] = seen.equal_range(run.text);
            const bool found = std::any_of(begin, end, [&](const auto& entry) {
                return std::abs(entry.second.at.x - run.at.x * scene.scale) < 0.4 &&
                       std::abs(entry.second.at.y - run.at.y * scene.scale) < 0.4 &&
                       std::abs(entry.second.size - run.size * scene.scale) < 0.02;
            });
            EXPECT_TRUE(found) << run.text << " at " << run.at.x * scene.scale << ',' << run.at.y * scene.scale
                               << (begin == end ? " is missing"
                                                : fmt::format(" is at {},{}", begin->second.at.x, begin->second.at.y));
        }
    }
}

// The colours behind rows, each as high and wide as the scene has it.
TEST(Render, SvgTintsTheWholeOfARow) {
    const Scene scene = marked_scenes().front();
    const std::string svg = render::render(std::span(&scene, 1), "svg").bytes;
    std::smatch match;
    ASSERT_TRUE(std::regex_search(
        svg, match, std::regex(R"(scale\(([0-9.]+) [0-9.]+\) rotate\(0\) translate\(([-0-9.]+) ([-0-9.]+)\))")));
    const double zoom = std::stod(match[1]);
    const double dx = std::stod(match[2]);
    const double dy = std::stod(match[3]);
    std::multimap<std::string, Rect> seen;
    const std::regex path(R"re(<path fill="(#[0-9a-f]+)"[^>]* d="([^"]+)")re");
    const std::regex point(R"re(([-0-9.]+),([-0-9.]+))re");
    for (auto at = std::sregex_iterator(svg.begin(), svg.end(), path); at != std::sregex_iterator(); ++at) {
        const std::string drawn = (*at)[2];
        layout::Point least{1e9, 1e9};
        layout::Point most{-1e9, -1e9};
        for (auto p = std::sregex_iterator(drawn.begin(), drawn.end(), point); p != std::sregex_iterator(); ++p) {
            const layout::Point each{(std::stod((*p)[1]) + dx) * zoom, (std::stod((*p)[2]) + dy) * zoom};
            least = {std::min(least.x, each.x), std::min(least.y, each.y)};
            most = {std::max(most.x, each.x), std::max(most.y, each.y)};
        }
        seen.insert({(*at)[1], {least.x, least.y, most.x - least.x, most.y - least.y}});
    }
    std::size_t rows = 0;
    for (const SceneCard& card : scene.cards) {
        for (const Fill& fill : card.fills) {
            if (fill.rect.height > fill.rect.width) continue;
            const auto [begin, end] = seen.equal_range(fill.colour);
            const bool found = std::any_of(begin, end, [&](const auto& entry) {
                return std::abs(entry.second.x - fill.rect.x * scene.scale) < 1 &&
                       std::abs(entry.second.y - fill.rect.y * scene.scale) < 1 &&
                       std::abs(entry.second.width - fill.rect.width * scene.scale) < 1 &&
                       std::abs(entry.second.height - fill.rect.height * scene.scale) < 1;
            });
            EXPECT_TRUE(found) << fill.colour << " at " << fill.rect.x << ',' << fill.rect.y << " on " << card.id;
            ++rows;
        }
    }
    EXPECT_GE(rows, 5U);
}

TEST(Render, DotIsReadBackWithItsCardsAndLines) {
    const std::vector<Scene> scenes = scenes_of(kGrowing);
    const std::string dot = render::render(scenes, "dot").bytes;
    Agraph_t* graph = agmemread(dot.c_str());
    ASSERT_NE(graph, nullptr);
    const Scene& scene = scenes.front();
    EXPECT_EQ(static_cast<std::size_t>(agnnodes(graph)), scene.cards.size() + scene.fills.size() + scene.texts.size());
    EXPECT_EQ(static_cast<std::size_t>(agnedges(graph)), scene.lines.size());
    for (const SceneCard& card : scene.cards) {
        EXPECT_NE(agnode(graph, const_cast<char*>(card.id.c_str()), 0), nullptr) << card.id;
    }
    agclose(graph);
}

TEST(DotLayout, PlacesTheSameBoxes) {
    std::vector<Box> boxes(6);
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        boxes[i] = {60.0 + i, 30, i == 0 ? Box::kNoParent : (i - 1) / 2, false, 0};
    }
    std::string error;
    const Layout layout = dot_layout(boxes, {}, error);
    EXPECT_EQ(error, "");
    ASSERT_EQ(layout.boxes.size(), boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        EXPECT_EQ(layout.boxes[i].width, boxes[i].width);
        if (i == 0) continue;
        const Rect& parent = layout.boxes[boxes[i].parent];
        EXPECT_GT(layout.boxes[i].y, parent.bottom());
        ASSERT_GE(layout.lines[i].size(), 2U);
        EXPECT_NEAR(layout.lines[i].front().y, parent.bottom(), 1);
        EXPECT_NEAR(layout.lines[i].back().y, layout.boxes[i].y, 1);
    }
}

}  // namespace
}  // namespace orgplan
