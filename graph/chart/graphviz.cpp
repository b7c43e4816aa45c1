#include "graph/chart/graphviz.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <gvc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "graph/chart/label.h"
#include "graph/chart/overdraw.h"
#include "graph/chart/text.h"

namespace orgplan {
namespace {

struct Format {
    std::string_view name;
    const char* graphviz;
};

// Named whole where several plugins offer it; those that need a display are left out.
constexpr std::array<Format, 8> kFormats = {{{"dot", ""},
                                             {"eps", "eps:cairo"},
                                             {"jpg", "jpg:cairo"},
                                             {"json", "json"},
                                             {"pdf", "pdf:cairo"},
                                             {"png", "png:cairo"},
                                             {"ps", "ps:cairo"},
                                             {"svg", "svg:svg"}}};

// Graphviz keeps one context and one error sink for the process; freeing the context breaks the next one.
std::mutex& graphviz_mutex() {
    static std::mutex mutex;
    return mutex;
}

GVC_t* context() {
    static GVC_t* const made = gvContext();
    return made;
}

std::string& messages() {
    static std::string kept;
    return kept;
}

int keep_message(char* message) {
    if (messages().size() < 2000) messages() += message;
    return 0;
}

// Collects what Graphviz says for as long as it lives.
class Errors {
  public:
    Errors() : before_(agseterrf(keep_message)) {
        messages().clear();
        agreseterrors();
    }
    ~Errors() { agseterrf(before_); }
    Errors(const Errors&) = delete;
    Errors& operator=(const Errors&) = delete;

    // Warnings are about texts wider than their cells by a hinted pixel.
    bool any() const { return agerrors() >= AGERR; }
    std::string text() const {
        std::string said = messages();
        while (!said.empty() && (said.back() == '\n' || said.back() == '.')) said.pop_back();
        return said.empty() ? "Graphviz failed without a word" : said;
    }

  private:
    agusererrf before_;
};

// The cgraph functions take char pointers they do not write to.
char* c(const char* text) {
    return const_cast<char*>(text);
}
char* c(const std::string& text) {
    return const_cast<char*>(text.c_str());
}

void declare(Agraph_t* graph, int kind, const char* name, const std::string& value) {
    agattr(graph, kind, c(name), c(value));
}

std::string number(double value) {
    std::string text = fmt::format("{:.3f}", value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

class SceneGraph {
  public:
    explicit SceneGraph(const Scene& scene)
        : scene_(scene), graph_(agopen(c("chart"), Agdirected, nullptr)), bottom_(scene.height / scene.scale * kUnits) {
        const double zoom = scene.scale / kUnits;
        defaults(AGRAPH, {{"layout", "nop2"},
                          {"notranslate", "true"},
                          {"margin", "0"},
                          {"pad", "0"},
                          {"splines", "true"},
                          {"outputorder", "edgesfirst"},
                          {"dpi", "72"},
                          {"fontname", kFonts},
                          {"linelength", "0"},
                          {"viewport", fmt::format("{},{},{:.6f},{:.4f},{:.4f}", scene.width, scene.height, zoom,
                                                   scene.width / zoom / 2, scene.height / zoom / 2)}});
        defaults(AGNODE, {{"shape", "box"},
                          {"style", "rounded,filled"},
                          {"fillcolor", "#ffffff"},
                          {"color", "#cbd5e1"},
                          {"penwidth", number(kUnits * 0.8)},
                          {"fixedsize", "true"},
                          {"margin", "0"},
                          {"fontname", kFonts},
                          {"fontsize", "14"},
                          {"label", ""},
                          {"tooltip", ""},
                          {"id", ""},
                          {"pos", ""},
                          {"width", "1"},
                          {"height", "1"}});
        defaults(AGEDGE, {{"arrowhead", "none"},
                          {"color", "#94a3b8"},
                          {"penwidth", "1"},
                          {"style", "solid"},
                          {"fontname", kFonts},
                          {"pos", ""}});
        for (const SceneCard& card : scene.cards) add_card(card);
        for (const SceneLine& line : scene.lines) add_line(line);
        std::size_t number = 0;
        for (const Fill& fill : scene.fills) add_fill(fill, ++number);
        number = 0;
        for (const TextRun& run : scene.texts) add_text(run, ++number);
    }
    ~SceneGraph() { agclose(graph_); }
    SceneGraph(const SceneGraph&) = delete;
    SceneGraph& operator=(const SceneGraph&) = delete;

    Agraph_t* get() const { return graph_; }
    void set(const char* name, const char* value) { declare(graph_, AGRAPH, name, value); }

  private:
    void defaults(int kind, const std::vector<std::pair<const char*, std::string>>& values) {
        for (const auto& [name, value] : values) declare(graph_, kind, name, value);
    }

    // A name with a backslash cannot be read back; two cards never share one.
    Agnode_t* new_node(const std::string& wanted) {
        std::string name = drawable(wanted);
        std::ranges::replace(name, '\\', '/');
        if (name.empty()) name = "card";
        std::string unique = name;
        for (int n = 2; agnode(graph_, c(unique), 0) != nullptr; ++n) unique = fmt::format("{} ({})", name, n);
        return agnode(graph_, c(unique), 1);
    }

    void place(Agnode_t* node, double left, double top, double width, double height) {
        agset(node, c("pos"), c(number(left + width / 2) + ',' + number(bottom_ - top - height / 2)));
        agset(node, c("width"), c(fmt::format("{:.6f}", width / 72)));
        agset(node, c("height"), c(fmt::format("{:.6f}", height / 72)));
    }

    void set_label(Agnode_t* node, const std::string& html) {
        char* kept = agstrdup_html(graph_, c(html));
        agset(node, c("label"), kept);
        agstrfree(graph_, kept);
    }

    void add_card(const SceneCard& card) {
        Agnode_t* node = new_node(card.id);
        nodes_.emplace(card.id, node);
        const Rect& rect = card.rect;
        place(node, rect.x * kUnits, rect.y * kUnits, rect.width * kUnits, rect.height * kUnits);
        set_label(node, card_label(card));
        agset(node, c("id"), c(attribute_text(drawable(card.id))));
        agset(node, c("tooltip"), c(attribute_text(card.tooltip)));
        if (card.fill != "#ffffff") agset(node, c("fillcolor"), c(card.fill));
        if (card.stroke != "#cbd5e1") agset(node, c("color"), c(card.stroke));
        if (card.dashed) agset(node, c("style"), c("rounded,filled,dashed"));
    }

    void add_line(const SceneLine& line) {
        const auto from = nodes_.find(line.from);
        const auto to = nodes_.find(line.to);
        if (from == nodes_.end() || to == nodes_.end()) return;
        const Polyline points = line.dotted ? line.points : fresh_part(line);
        if (points.size() < 2) return;
        Agedge_t* edge = agedge(graph_, from->second, to->second, nullptr, 1);
        std::string spline;
        const auto add = [&](const Point& point) {
            if (!spline.empty()) spline += ' ';
            spline += number(point.x * kUnits) + ',' + number(bottom_ - point.y * kUnits);
        };
        add(points.front());
        for (std::size_t i = 1; i < points.size(); ++i) {
            add(points[i - 1]);
            add(points[i]);
            add(points[i]);
        }
        agset(edge, c("pos"), c(spline));
        agset(edge, c("color"), c(line.colour));
        agset(edge, c("penwidth"), c(number(line.width * kUnits)));
        if (line.dotted) agset(edge, c("style"), c("dashed"));
    }

    // What the last few lines from the same card leave to be drawn; siblings follow each other in a scene.
    Polyline fresh_part(const SceneLine& line) {
        constexpr std::size_t kRemembered = 16;
        if (line.from != lines_from_) siblings_.clear();
        lines_from_ = line.from;
        Polyline part = undrawn_part(line.points, siblings_);
        if (siblings_.size() == kRemembered) siblings_.erase(siblings_.begin());
        siblings_.push_back(line.points);
        return part;
    }

    void add_fill(const Fill& fill, std::size_t at) {
        Agnode_t* node = new_node(fmt::format("legend {}", at));
        const Rect& rect = fill.rect;
        place(node, rect.x * kUnits, rect.y * kUnits, rect.width * kUnits, rect.height * kUnits);
        agset(node, c("fillcolor"), c(fill.colour));
        agset(node, c("color"), c("transparent"));
    }

    void add_text(const TextRun& run, std::size_t at) {
        Agnode_t* node = new_node(fmt::format("text {}", at));
        double width = 0;
        double height = 0;
        double baseline = 0;
        set_label(node, text_label(run, width, height, baseline));
        place(node, run.at.x * kUnits, run.at.y * kUnits - baseline, width, height);
        agset(node, c("fontsize"), c(number(run.size * kUnits)));
        agset(node, c("shape"), c("none"));
        agset(node, c("style"), c("solid"));
    }

    const Scene& scene_;
    Agraph_t* graph_;
    double bottom_;
    std::map<std::string, Agnode_t*> nodes_;  // by id of card
    std::string lines_from_;
    std::vector<Polyline> siblings_;
};

// Frees what a layout left on the graph.
struct LaidOut {
    Agraph_t* graph;
    ~LaidOut() { gvFreeLayout(context(), graph); }
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t found = text.find(from); found != text.npos; found = text.find(from, at)) {
        out.append(text, at, found - at);
        out += to;
        at = found + from.size();
    }
    out.append(text, at);
    text = std::move(out);
}

// The SVG writer rounds the scale to two decimals, and dashes for units of one point.
void mend_svg(std::string& svg, const Scene& scene) {
    constexpr std::string_view kScale = "transform=\"scale(";
    const std::size_t begin = svg.find(kScale);
    const std::size_t end = svg.find(')', begin);
    if (begin == svg.npos || end == svg.npos) return;
    const double zoom = scene.scale / kUnits;
    svg.replace(begin + kScale.size(), end - begin - kScale.size(), fmt::format("{:.6f} {:.6f}", zoom, zoom));
    replace_all(svg, "stroke-dasharray=\"5,2\"", "stroke-dasharray=\"7,5\"");
}

// PostScript carries the time it was made, for nobody's use.
void mend_postscript(std::string& text) {
    const std::size_t begin = text.find("\n%%CreationDate:");
    if (begin == text.npos) return;
    text.erase(begin, text.find('\n', begin + 1) - begin);
}

std::string written(Agraph_t* graph) {
    char* bytes = nullptr;
    std::size_t size = 0;
    FILE* file = open_memstream(&bytes, &size);
    if (file == nullptr) return {};
    const bool failed = agwrite(graph, file) != 0;
    std::fclose(file);
    std::string text(bytes, failed ? 0 : size);
    std::free(bytes);
    return text;
}

Rendered render_one(const Scene& scene, const Format& format) {
    SceneGraph graph(scene);
    if (format.name == "dot") return {written(graph.get()), {}};
    const Errors errors;
    if (format.name == "png" || format.name == "jpg") graph.set("dpi", "144");
    if (gvLayout(context(), graph.get(), "nop2") != 0) return {{}, errors.text()};
    const LaidOut laid_out{graph.get()};
    char* bytes = nullptr;
    unsigned size = 0;
    if (gvRenderData(context(), graph.get(), format.graphviz, &bytes, &size) != 0 || errors.any() || bytes == nullptr) {
        return {{}, errors.text()};
    }
    Rendered result{std::string(bytes, size), {}};
    gvFreeRenderData(bytes);
    if (format.name == "svg") mend_svg(result.bytes, scene);
    if (format.name == "ps" || format.name == "eps") mend_postscript(result.bytes);
    return result;
}

cairo_status_t append_bytes(void* to, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

void add_links(cairo_t* page, const Scene& scene, std::size_t pages) {
    constexpr std::string_view kPage = "#page=";
    for (const SceneCard& card : scene.cards) {
        if (!card.link.starts_with(kPage)) continue;
        const std::string number = card.link.substr(kPage.size());
        if (number.empty() || number.size() > 6 || std::stoul(number) > pages) continue;
        const double s = scene.scale;
        const std::string where = fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] page={} pos=[0.0 0.0]", card.rect.x * s,
                                              card.rect.y * s, card.rect.width * s, card.rect.height * s, number);
        cairo_tag_begin(page, CAIRO_TAG_LINK, where.c_str());
        cairo_tag_end(page, CAIRO_TAG_LINK);
    }
}

// Graphviz writes PDF of one page and with the time in it, so that the document is ours and each page lent to it.
Rendered render_pdf(std::span<const Scene> scenes) {
    const Errors errors;
    Rendered result;
    cairo_surface_t* document = cairo_pdf_surface_create_for_stream(append_bytes, &result.bytes, scenes.front().width,
                                                                    scenes.front().height);
    cairo_pdf_surface_set_metadata(document, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    cairo_pdf_surface_set_metadata(document, CAIRO_PDF_METADATA_TITLE, scenes.front().title.c_str());
    cairo_pdf_surface_set_metadata(document, CAIRO_PDF_METADATA_CREATOR, "orgplan");
    cairo_t* page = cairo_create(document);
    for (const Scene& scene : scenes) {
        cairo_pdf_surface_set_size(document, scene.width, scene.height);
        const SceneGraph graph(scene);
        if (gvLayout(context(), graph.get(), "nop2") != 0) {
            result.error = errors.text();
            break;
        }
        const LaidOut laid_out{graph.get()};
        cairo_surface_t* lent = cairo_surface_create_for_rectangle(document, 0, 0, scene.width, scene.height);
        cairo_t* drawing = cairo_create(lent);
        const int failed = gvRenderContext(context(), graph.get(), "pdf:cairo", drawing);
        cairo_destroy(drawing);
        cairo_surface_destroy(lent);
        if (failed != 0 || errors.any()) {
            result.error = errors.text();
            break;
        }
        add_links(page, scene, scenes.size());
        cairo_show_page(page);
    }
    cairo_destroy(page);
    cairo_surface_finish(document);
    const cairo_status_t status = cairo_surface_status(document);
    cairo_surface_destroy(document);
    if (result.error.empty() && status != CAIRO_STATUS_SUCCESS) result.error = cairo_status_to_string(status);
    if (!result.error.empty()) result.bytes.clear();
    return result;
}

}  // namespace

std::span<const std::string_view> chart_formats() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Format& format : kFormats) all.push_back(format.name);
        return all;
    }();
    return names;
}

bool holds_pages(std::string_view format) {
    return format == "pdf";
}

Rendered render(std::span<const Scene> scenes, std::string_view name) {
    if (scenes.empty()) return {{}, "there is nothing to draw"};
    const auto format = std::ranges::find(kFormats, name, &Format::name);
    if (format == kFormats.end()) return {{}, fmt::format("`{}` is no format of a chart", name)};
    const std::lock_guard lock(graphviz_mutex());
    return holds_pages(name) ? render_pdf(scenes) : render_one(scenes.front(), *format);
}

Layout dot_layout(std::span<const Box> boxes, const LayoutOptions& options, std::string& error) {
    const std::lock_guard lock(graphviz_mutex());
    const Errors errors;
    Layout layout;
    Agraph_t* graph = agopen(c("chart"), Agdirected, nullptr);
    const auto inches = [](double points) { return fmt::format("{:.6f}", points / 72); };
    declare(graph, AGRAPH, "nodesep", inches(options.column_gap));
    declare(graph, AGRAPH, "ranksep", inches(options.level_gap));
    declare(graph, AGRAPH, "splines", "polyline");
    declare(graph, AGNODE, "shape", "box");
    declare(graph, AGNODE, "fixedsize", "true");
    declare(graph, AGNODE, "label", "");
    declare(graph, AGNODE, "width", "1");
    declare(graph, AGNODE, "height", "1");
    declare(graph, AGEDGE, "dir", "none");
    declare(graph, AGEDGE, "tailport", "s");
    declare(graph, AGEDGE, "headport", "n");
    std::vector<Agnode_t*> nodes;
    std::vector<Agedge_t*> edges;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        nodes.push_back(agnode(graph, c(std::to_string(i)), 1));
        agset(nodes[i], c("width"), c(inches(boxes[i].width)));
        agset(nodes[i], c("height"), c(inches(boxes[i].height)));
        const bool top = boxes[i].parent == Box::kNoParent;
        edges.push_back(top ? nullptr : agedge(graph, nodes[boxes[i].parent], nodes[i], nullptr, 1));
    }
    if (gvLayout(context(), graph, "dot") != 0 || errors.any()) {
        error = errors.text();
    } else {
        const boxf bounds = GD_bb(graph);
        const auto point = [&](const pointf& p) { return Point{p.x - bounds.LL.x, bounds.UR.y - p.y}; };
        layout.width = bounds.UR.x - bounds.LL.x;
        layout.height = bounds.UR.y - bounds.LL.y;
        layout.lines.resize(boxes.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const Point middle = point(ND_coord(nodes[i]));
            layout.boxes.push_back({middle.x - boxes[i].width / 2, middle.y - boxes[i].height / 2, boxes[i].width,
                                    boxes[i].height});
            if (edges[i] == nullptr || ED_spl(edges[i]) == nullptr) continue;
            const bezier& curve = ED_spl(edges[i])->list[0];
            for (int k = 0; k < curve.size; k += 3) layout.lines[i].push_back(point(curve.list[k]));
        }
    }
    gvFreeLayout(context(), graph);
    agclose(graph);
    return layout;
}

}  // namespace orgplan
