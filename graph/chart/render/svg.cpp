#include "graph/chart/render/svg.h"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "graph/chart/render/label.h"

namespace orgplan::render {
namespace {

constexpr std::string_view kTitle = "<title>";
constexpr std::string_view kTitleEnd = "</title>\n";

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

std::string escaped(std::string text) {
    replace_all(text, "&", "&amp;");
    replace_all(text, "<", "&lt;");
    replace_all(text, ">", "&gt;");
    return text;
}

// The line that a group is of: `<g id="line_4" class="edge">` and the title within it.
std::string title_of(std::string_view group, const scene::Scene& scene) {
    constexpr std::string_view kId = "<g id=\"line_";
    std::size_t line = scene.lines.size();
    if (group.starts_with(kId)) std::from_chars(group.data() + kId.size(), group.data() + group.size(), line);
    return line < scene.lines.size() ? escaped(scene.lines[line].title) : std::string();
}

void mend_titles(std::string& svg, const scene::Scene& scene) {
    const std::string frame = fmt::format("class=\"node {}\">", kFrameClass);
    std::string out;
    out.reserve(svg.size());
    std::size_t comment = out.npos;  // where the last line begins in `out`, if it is a comment
    for (std::size_t at = 0; at < svg.size();) {
        const std::size_t end = std::min(svg.find('\n', at), svg.size() - 1) + 1;
        const std::string_view line = std::string_view(svg).substr(at, end - at);
        at = end;
        const bool edge = line.starts_with("<g ") && line.ends_with("class=\"edge\">\n");
        const bool framed = line.starts_with("<g ") && line.ends_with(frame + '\n');
        // Before an edge is a comment with its nodes.
        if (edge && comment != out.npos) out.resize(comment);
        comment = line.starts_with("<!-- ") && line.ends_with(" -->\n") ? out.size() : out.npos;
        out += line;
        const std::size_t title_end = svg.find(kTitleEnd, at);
        if ((!edge && !framed) || svg.compare(at, kTitle.size(), kTitle) != 0 || title_end == svg.npos) continue;
        const std::string title = edge ? title_of(line, scene) : std::string();
        if (!title.empty()) out.append(kTitle).append(title).append(kTitleEnd);
        at = title_end + kTitleEnd.size();
    }
    svg = std::move(out);
}

}  // namespace

void mend_svg(std::string& svg, const scene::Scene& scene) {
    constexpr std::string_view kScale = "transform=\"scale(";
    const std::size_t begin = svg.find(kScale);
    const std::size_t end = svg.find(')', begin);
    if (begin == svg.npos || end == svg.npos) return;
    const double zoom = scene.scale / kUnits;
    svg.replace(begin + kScale.size(), end - begin - kScale.size(), fmt::format("{:.6f} {:.6f}", zoom, zoom));
    replace_all(svg, "stroke-dasharray=\"5,2\"", "stroke-dasharray=\"7,5\"");
    mend_titles(svg, scene);
}

std::string line_id(std::size_t line) {
    return fmt::format("line_{}", line);
}

}  // namespace orgplan::render
