#include "graph/chart/render/scene_graph.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/chart/layout/overdraw.h"
#include "graph/chart/render/label.h"
#include "graph/chart/render/svg.h"
#include "graph/chart/scene/text.h"

namespace orgplan::render {

using gv::c;
using gv::declare;

namespace {

std::string number(double value) {
    std::string text = fmt::format("{:.3f}", value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

}  // namespace

SceneGraph::SceneGraph(const scene::Scene& scene)
    : scene_(scene), graph_(agopen(c("chart"), Agdirected, nullptr)), bottom_(scene.height / scene.scale * kUnits) {
    const double zoom = scene.scale / kUnits;
    const std::string fonts = scene.fonts.empty() ? scene::kFonts : scene.fonts;
    defaults(AGRAPH, {{"layout", "nop2"},
                      {"notranslate", "true"},
                      {"margin", "0"},
                      {"pad", "0"},
                      {"splines", "true"},
                      {"outputorder", "edgesfirst"},
                      {"dpi", "72"},
                      {"fontname", fonts},
                      {"linelength", "0"},
                      {"viewport", fmt::format("{},{},{:.6f},{:.4f},{:.4f}", scene.width, scene.height, zoom,
                                               scene.width / zoom / 2, scene.height / zoom / 2)}});
    if (!scene.background.empty()) {
        set("bgcolor", scene.background == "none" ? "transparent" : scene.background);
    }
    defaults(AGNODE, {{"shape", "box"},
                      {"style", "rounded,filled"},
                      {"fillcolor", "#ffffff"},
                      {"color", "#cbd5e1"},
                      {"penwidth", number(kUnits * 0.8)},
                      {"fixedsize", "true"},
                      {"margin", "0"},
                      {"fontname", fonts},
                      {"fontsize", "14"},
                      {"label", ""},
                      {"tooltip", ""},
                      {"id", ""},
                      {"class", ""},
                      {"pos", ""},
                      {"width", "1"},
                      {"height", "1"}});
    defaults(AGEDGE, {{"arrowhead", "none"},
                      {"color", "#94a3b8"},
                      {"penwidth", "1"},
                      {"style", "solid"},
                      {"fontname", fonts},
                      {"id", ""},
                      {"pos", ""}});
    for (const scene::SceneCard& card : scene.cards) add_card(card);
    for (std::size_t i = 0; i < scene.lines.size(); ++i) add_line(scene.lines[i], i);
    for (std::size_t i = 0; i < scene.fills.size(); ++i) add_fill(scene.fills[i], i + 1);
    for (std::size_t i = 0; i < scene.texts.size(); ++i) add_text(scene.texts[i], i + 1);
    for (std::size_t i = 0; i < scene.covers.size(); ++i) add_fill(scene.covers[i], scene.fills.size() + i + 1);
    for (std::size_t i = 0; i < scene.notes.size(); ++i) add_text(scene.notes[i], scene.texts.size() + i + 1);
}

void SceneGraph::defaults(int kind, const std::vector<std::pair<const char*, std::string>>& values) {
    for (const auto& [name, value] : values) declare(graph_, kind, name, value);
}

// A name with a backslash cannot be read back; two cards never share one.
Agnode_t* SceneGraph::new_node(const std::string& wanted) {
    std::string name = scene::drawable(wanted);
    std::ranges::replace(name, '\\', '/');
    if (name.empty()) name = "card";
    std::string unique = name;
    for (int n = 2; agnode(graph_, c(unique), 0) != nullptr; ++n) unique = fmt::format("{} ({})", name, n);
    return agnode(graph_, c(unique), 1);
}

void SceneGraph::place(Agnode_t* node, double left, double top, double width, double height) {
    agset(node, c("pos"), c(number(left + width / 2) + ',' + number(bottom_ - top - height / 2)));
    agset(node, c("width"), c(fmt::format("{:.6f}", width / 72)));
    agset(node, c("height"), c(fmt::format("{:.6f}", height / 72)));
}

void SceneGraph::set_label(Agnode_t* node, const std::string& html) {
    char* kept = agstrdup_html(graph_, c(html));
    agset(node, c("label"), kept);
    agstrfree(graph_, kept);
}

void SceneGraph::add_card(const scene::SceneCard& card) {
    Agnode_t* node = new_node(card.id);
    nodes_.emplace(card.id, node);
    const layout::Rect& rect = card.rect;
    place(node, rect.x * kUnits, rect.y * kUnits, rect.width * kUnits, rect.height * kUnits);
    if (!card.texts.empty() || !card.fills.empty()) set_label(node, card_label(card));
    agset(node, c("id"), c(attribute_text(scene::drawable(card.id))));
    agset(node, c("tooltip"), c(attribute_text(card.tooltip)));
    if (card.fill != "#ffffff") agset(node, c("fillcolor"), c(card.fill));
    if (card.stroke != "#cbd5e1") agset(node, c("color"), c(card.stroke));
    const std::string style =
        fmt::format("{}filled{}", card.radius > 0 ? "rounded," : "", card.dashed ? ",dashed" : "");
    if (style != "rounded,filled") agset(node, c("style"), c(style));
}

void SceneGraph::add_line(const scene::SceneLine& line, std::size_t at) {
    const bool free = line.from.empty() && line.to.empty();
    const auto from = nodes_.find(line.from);
    const auto to = nodes_.find(line.to);
    if (!free && (from == nodes_.end() || to == nodes_.end())) return;
    const layout::Polyline points = line.dotted || free ? line.points : fresh_part(line);
    if (points.size() < 2) return;
    Agnode_t* tail = free ? anchor() : from->second;
    Agedge_t* edge = agedge(graph_, tail, free ? tail : to->second, nullptr, 1);
    std::string spline;
    const auto add = [&](const layout::Point& point) {
        if (!spline.empty()) spline += ' ';
        spline += number(point.x * kUnits) + ',' + number(bottom_ - point.y * kUnits);
    };
    add(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        add(points[i - 1]);
        add(points[i]);
        add(points[i]);
    }
    agset(edge, c("id"), c(line_id(at)));
    agset(edge, c("pos"), c(spline));
    agset(edge, c("color"), c(line.colour));
    agset(edge, c("penwidth"), c(number(line.width * kUnits)));
    if (line.dotted) agset(edge, c("style"), c("dashed"));
}

// Every edge has ends; those of a line by itself are at a node that nobody sees.
Agnode_t* SceneGraph::anchor() {
    if (anchor_ == nullptr) {
        anchor_ = new_node("line");
        place(anchor_, 0, 0, 1, 1);
        agset(anchor_, c("style"), c("invis"));
    }
    return anchor_;
}

// What the last few lines from the same card leave to be drawn; siblings follow each other in a scene.
layout::Polyline SceneGraph::fresh_part(const scene::SceneLine& line) {
    constexpr std::size_t kRemembered = 16;
    if (line.from != lines_from_) siblings_.clear();
    lines_from_ = line.from;
    layout::Polyline part = layout::undrawn_part(line.points, siblings_);
    if (siblings_.size() == kRemembered) siblings_.erase(siblings_.begin());
    siblings_.push_back(line.points);
    return part;
}

void SceneGraph::add_fill(const scene::Fill& fill, std::size_t at) {
    Agnode_t* node = new_node(fmt::format("legend {}", at));
    const layout::Rect& rect = fill.rect;
    place(node, rect.x * kUnits, rect.y * kUnits, rect.width * kUnits, rect.height * kUnits);
    agset(node, c("fillcolor"), c(fill.colour));
    agset(node, c("color"), c("transparent"));
    agset(node, c("class"), c(kFrameClass));
    const bool disc = fill.radius > 0 && fill.radius * 2 >= std::max(rect.width, rect.height);
    if (disc) agset(node, c("shape"), c("ellipse"));
    if (disc || fill.radius == 0) agset(node, c("style"), c("filled"));
}

void SceneGraph::add_text(const scene::TextRun& run, std::size_t at) {
    Agnode_t* node = new_node(fmt::format("text {}", at));
    double width = 0;
    double height = 0;
    double baseline = 0;
    set_label(node, text_label(run, width, height, baseline));
    place(node, run.at.x * kUnits, run.at.y * kUnits - baseline, width, height);
    agset(node, c("fontsize"), c(number(run.size * kUnits)));
    agset(node, c("shape"), c("none"));
    agset(node, c("class"), c(kFrameClass));
    if (!run.tooltip.empty()) agset(node, c("tooltip"), c(attribute_text(run.tooltip)));
    agset(node, c("style"), c("solid"));
}

}  // namespace orgplan::render
