#include "graph/chart/render/graphviz.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <vector>

#include "graph/chart/render/gv.h"
#include "graph/chart/render/label.h"
#include "graph/chart/render/pdf.h"
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

Rendered render_dot(std::span<const scene::Scene> scenes, const char*, double) {
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

Rendered render_plain(std::span<const scene::Scene> scenes, const char* renderer, double) {
    SceneGraph graph(scenes.front());
    return render_graph(graph, renderer);
}

Rendered render_bitmap(std::span<const scene::Scene> scenes, const char* renderer, double dots) {
    SceneGraph graph(scenes.front());
    graph.set("dpi", fmt::format("{:.9g}", dots));
    return render_graph(graph, renderer);
}

Rendered render_svg(std::span<const scene::Scene> scenes, const char* renderer, double) {
    Rendered result = render_plain(scenes, renderer, 0);
    mend_svg(result.bytes, scenes.front());
    return result;
}

Rendered render_postscript(std::span<const scene::Scene> scenes, const char* renderer, double) {
    Rendered result = render_plain(scenes, renderer, 0);
    mend_postscript(result.bytes);
    return result;
}

Rendered render_document(std::span<const scene::Scene> scenes, const char* renderer, double) {
    return render_pdf(scenes, renderer);
}

struct Format {
    std::string_view name;
    bool holds_pages;
    const char* renderer;  // of Graphviz, with the plugin's name where several
                           // plugins offer it
    Rendered (*render)(std::span<const scene::Scene>, const char* renderer, double dots);
    bool pixels = false;
};

// Those that need a display are left out.
constexpr std::array kFormats{
    Format{"dot", false, "", render_dot},
    Format{"eps", false, "eps:cairo", render_postscript},
    Format{"jpg", false, "jpg:cairo", render_bitmap, true},
    Format{"json", false, "json", render_plain},
    Format{"pdf", true, "pdf:cairo", render_document},
    Format{"png", false, "png:cairo", render_bitmap, true},
    Format{"ps", false, "ps:cairo", render_postscript},
    Format{"svg", false, "svg:svg", render_svg},
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

bool has_pixels(std::string_view name) {
    const Format* format = format_of(name);
    return format != nullptr && format->pixels;
}

Rendered render(std::span<const scene::Scene> scenes, std::string_view name, double dots) {
    if (scenes.empty()) return {{}, "there is nothing to draw"};
    const Format* format = format_of(name);
    if (format == nullptr) return {{}, fmt::format("`{}` is not a chart format", name)};
    const std::lock_guard lock(gv::mutex());
    return format->render(scenes, format->renderer, dots);
}

}  // namespace orgplan::render
