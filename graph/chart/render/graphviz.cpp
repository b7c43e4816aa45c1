#include "graph/chart/render/graphviz.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <vector>

#include "graph/chart/render/gv.h"
#include "graph/chart/render/label.h"
#include "graph/chart/render/scene_graph.h"
#include "graph/chart/render/svg.h"

namespace orgplan::render {
namespace {

// PostScript has the time it was made, which nobody needs.
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

Rendered render_dot(std::span<const scene::Scene> scenes, const char*) {
    return {written(SceneGraph(scenes.front()).get()), {}};
}

Rendered render_graph(SceneGraph& graph, const char* renderer) {
    const gv::Errors errors;
    if (gvLayout(gv::context(), graph.get(), "nop2") != 0) return {{}, errors.text()};
    const gv::LaidOut laid_out{graph.get()};
    char* bytes = nullptr;
    unsigned size = 0;
    if (gvRenderData(gv::context(), graph.get(), renderer, &bytes, &size) != 0 || errors.any() || bytes == nullptr) {
        return {{}, errors.text()};
    }
    Rendered result{std::string(bytes, size), {}};
    gvFreeRenderData(bytes);
    return result;
}

Rendered render_plain(std::span<const scene::Scene> scenes, const char* renderer) {
    SceneGraph graph(scenes.front());
    return render_graph(graph, renderer);
}

Rendered render_bitmap(std::span<const scene::Scene> scenes, const char* renderer) {
    SceneGraph graph(scenes.front());
    graph.set("dpi", "144");
    return render_graph(graph, renderer);
}

Rendered render_svg(std::span<const scene::Scene> scenes, const char* renderer) {
    Rendered result = render_plain(scenes, renderer);
    mend_svg(result.bytes, scenes.front());
    return result;
}

Rendered render_postscript(std::span<const scene::Scene> scenes, const char* renderer) {
    Rendered result = render_plain(scenes, renderer);
    mend_postscript(result.bytes);
    return result;
}

cairo_status_t append_bytes(void* to, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

void add_links(cairo_t* page, const scene::Scene& scene, std::size_t pages) {
    constexpr std::string_view kPage = "#page=";
    for (const scene::SceneCard& card : scene.cards) {
        if (!card.link.starts_with(kPage)) continue;
        const std::string number = card.link.substr(kPage.size());
        if (number.empty() || number.size() > 6 || std::stoul(number) > pages) continue;
        const double s = scene.scale;
        const std::string where =
            fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] page={} pos=[0.0 0.0]", card.rect.x * s, card.rect.y * s,
                        card.rect.width * s, card.rect.height * s, number);
        cairo_tag_begin(page, CAIRO_TAG_LINK, where.c_str());
        cairo_tag_end(page, CAIRO_TAG_LINK);
    }
}

// Graphviz writes PDF of one page and with the time in it, so that the document is ours and each page lent to it.
Rendered render_pdf(std::span<const scene::Scene> scenes, const char* renderer) {
    const gv::Errors errors;
    Rendered result;
    cairo_surface_t* document =
        cairo_pdf_surface_create_for_stream(append_bytes, &result.bytes, scenes.front().width, scenes.front().height);
    cairo_pdf_surface_set_metadata(document, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    cairo_pdf_surface_set_metadata(document, CAIRO_PDF_METADATA_TITLE, scenes.front().title.c_str());
    cairo_pdf_surface_set_metadata(document, CAIRO_PDF_METADATA_CREATOR, "orgplan");
    cairo_t* page = cairo_create(document);
    for (const scene::Scene& scene : scenes) {
        cairo_pdf_surface_set_size(document, scene.width, scene.height);
        const SceneGraph graph(scene);
        if (gvLayout(gv::context(), graph.get(), "nop2") != 0) {
            result.error = errors.text();
            break;
        }
        const gv::LaidOut laid_out{graph.get()};
        cairo_surface_t* lent = cairo_surface_create_for_rectangle(document, 0, 0, scene.width, scene.height);
        cairo_t* drawing = cairo_create(lent);
        const int failed = gvRenderContext(gv::context(), graph.get(), renderer, drawing);
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

struct Format {
    std::string_view name;
    bool holds_pages;
    Rendered (*render)(std::span<const scene::Scene>, const char* renderer);
    const char* renderer;  // of Graphviz, with the plugin's name where several plugins offer it
};

// Those that need a display are left out.
constexpr std::array kFormats{
    Format{"dot", false, render_dot, ""},
    Format{"eps", false, render_postscript, "eps:cairo"},
    Format{"jpg", false, render_bitmap, "jpg:cairo"},
    Format{"json", false, render_plain, "json"},
    Format{"pdf", true, render_pdf, "pdf:cairo"},
    Format{"png", false, render_bitmap, "png:cairo"},
    Format{"ps", false, render_postscript, "ps:cairo"},
    Format{"svg", false, render_svg, "svg:svg"},
};

const Format* format_of(std::string_view name) {
    const auto found = std::ranges::find(kFormats, name, &Format::name);
    return found == kFormats.end() ? nullptr : found;
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

bool holds_pages(std::string_view name) {
    const Format* format = format_of(name);
    return format != nullptr && format->holds_pages;
}

Rendered render(std::span<const scene::Scene> scenes, std::string_view name) {
    if (scenes.empty()) return {{}, "there is nothing to draw"};
    const Format* format = format_of(name);
    if (format == nullptr) return {{}, fmt::format("`{}` is not a chart format", name)};
    const std::lock_guard lock(gv::mutex());
    return format->render(scenes, format->renderer);
}

}  // namespace orgplan::render
