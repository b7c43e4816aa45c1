#include <cgraph.h>
#include <fmt/format.h>

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

const std::string kHostile[] = {"\"quoted\"",
                                "ends in \\",
                                "\\N \\G \\L \\n",
                                "<b>bold</b>",
                                "a < b > c",
                                "R&D",
                                "&lt;script&gt;",
                                "&#65; &amp; &bogus;",
                                "]]> <!-- -->",
                                "\U0001F680 launch \U0001F468\u200D\U0001F469\u200D\U0001F467",
                                "\u5C71\u7530\u592A\u90CE",
                                "\u05D9\u05E9\u05E8\u05D0\u05DC \u0645\u0631\u062D\u0628\u0627",
                                "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324",
                                std::string(20'000, 'M'),
                                std::string("nul\0nul", 7),
                                "\x1b[2J\x07",
                                "\xff\xfe broken",
                                "\u202Egnp.exe",
                                "{port|record}",
                                "'; DROP TABLE seats; --",
                                ""};

// One card of each name, put there without the reader, which refuses some of them.
Scene scene_with(const std::string& name) {
    Organisation organisation;
    organisation.stages.resize(1);
    organisation.company.name = organisation.texts->keep(name);
    organisation.people.push_back({{}, organisation.texts->keep(name), 1, {}, {}, {}});
    organisation.units.resize(1);
    organisation.units[0].id = organisation.texts->keep(name);
    organisation.units[0].stages = organisation.all_stages();
    organisation.units[0].states.resize(1);
    organisation.units[0].states[0].purpose = organisation.texts->keep(name);
    for (std::uint32_t i = 0; i < 4; ++i) {
        Position& seat = organisation.positions.emplace_back();
        seat.id = organisation.texts->keep(name + std::string(i, '\\'));
        seat.stages = organisation.all_stages();
        PositionState& state = seat.states.emplace_back();
        state.title = organisation.texts->keep(name);
        state.home = id_at<UnitId>(0);
        if (i != 2) {
            state.occupancy = Occupancy::named;
            state.holders.push_back({id_at<PersonId>(0), 1, {}});
        }
        if (i == 0) continue;
        organisation.lines.push_back({id_at<PositionId>(i),
                                      id_at<PositionId>(i == 1 ? 0 : 1),
                                      LineKind::solid,
                                      LineReason::reports_to,
                                      kNone<UnitId>,
                                      organisation.all_stages(),
                                      {}});
    }
    TextMeasure measure;
    return compose(organisation, options_for(organisation), measure).front().scene;
}

TEST(HostileNames, AreDrawnInEveryFormat) {
    for (const std::string& name : kHostile) {
        const Scene scene = scene_with(name);
        for (const std::string_view format : chart_formats()) {
            const Rendered rendered = render::render(std::span(&scene, 1), format);
            EXPECT_EQ(rendered.error, "") << format << ": " << name.substr(0, 40);
            EXPECT_FALSE(rendered.bytes.empty()) << format << ": " << name.substr(0, 40);
        }
    }
}

TEST(HostileNames, DotIsReadBack) {
    for (const std::string& name : kHostile) {
        const Scene scene = scene_with(name);
        const std::string dot = render::render(std::span(&scene, 1), "dot").bytes;
        Agraph_t* graph = agmemread(dot.c_str());
        ASSERT_NE(graph, nullptr) << name.substr(0, 40);
        EXPECT_EQ(static_cast<std::size_t>(agnnodes(graph)),
                  scene.cards.size() + scene.fills.size() + scene.texts.size())
            << name.substr(0, 40);
        EXPECT_EQ(static_cast<std::size_t>(agnedges(graph)), scene.lines.size()) << name.substr(0, 40);
        agclose(graph);
    }
}

// The text of every element of an SVG, entities read.
std::string svg_words(const std::string& svg) {
    std::string words;
    for (std::size_t at = svg.find("<text"); at != svg.npos; at = svg.find("<text", at + 1)) {
        const std::size_t begin = svg.find('>', at) + 1;
        std::string text = svg.substr(begin, svg.find('<', begin) - begin);
        text = entities_read(std::move(text));
        words += text + '\n';
    }
    return words;
}

TEST(HostileNames, SvgShowsThemAsTheyAre) {
    for (const char* name : {"\"quoted\"", "ends in \\", "\\N \\G \\L \\n", "<b>bold</b>", "a < b > c", "R&D",
                             "&lt;script&gt;", "&#65; &amp; &bogus;", "]]> <!-- -->", "{port|record}"}) {
        const Scene scene = scene_with(name);
        const std::string svg = render::render(std::span(&scene, 1), "svg").bytes;
        EXPECT_NE(svg_words(svg).find(std::string(name) + '\n'), std::string::npos) << name << "\n" << svg_words(svg);
    }
}

TEST(HostileNames, NothingUnfitForXmlReachesTheSvg) {
    for (const std::string& name : kHostile) {
        const Scene scene = scene_with(name);
        const std::string svg = render::render(std::span(&scene, 1), "svg").bytes;
        for (const char letter : svg) EXPECT_FALSE(letter >= 0 && letter < 32 && letter != '\n') << name.substr(0, 40);
        EXPECT_EQ(svg.find("\u202E"), std::string::npos);
    }
}

}  // namespace
}  // namespace orgplan
