#include "planner/api/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "graph/chart/render/graphviz.h"
#include "graph/chart/scene/font_package.h"
#include "graph/chart/scene/tile.h"

namespace orgplan::api {

Result<std::string> render(const ChartFile& file, const std::string& format, double dots) {
    if (!file.bytes.empty()) return file.bytes;
    render::Rendered rendered = render::render(file.scenes, format, dots);
    if (!rendered.error.empty()) return Refusal{Refusal::Why::failed, std::move(rendered.error)};
    return std::move(rendered.bytes);
}

Result<std::string> chart_format(const std::string& word) {
    std::string meant = word;
    std::ranges::transform(meant, meant.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (meant == "jpeg") meant = "jpg";
    if (meant == "gv") meant = "dot";
    const auto known = render::chart_formats();
    if (std::ranges::find(known, meant) != known.end()) return meant;
    Refusal refusal = no_such(fmt::format("`{}` is not a chart format", meant), meant, known);
    if (refusal.hint.empty()) refusal.hint = "the chart formats are " + chart_formats_listed();
    return refusal;
}

std::string chart_formats_listed() {
    return fmt::format("{}", fmt::join(render::chart_formats(), ", "));
}

void note_fonts(const scene::TextMeasure& measure, Drawing& drawing) {
    drawing.substitute_font = measure.substitute_font();
    drawing.font = measure.first_font();
    std::set<std::string_view> packages;
    for (const char32_t letter : measure.missing_letters()) {
        drawing.missing_letters.push_back(scene::letter_text(letter));
        if (const std::string_view package = scene::font_package(letter); !package.empty()) packages.insert(package);
    }
    drawing.font_packages.assign(packages.begin(), packages.end());
}

std::optional<Refusal> without_font(const scene::TextMeasure& measure) {
    if (measure.has_font()) return std::nullopt;
    return Refusal{Refusal::Why::failed, "no font is installed, so no chart can be drawn",
                   "install the package fonts-liberation"};
}

Result<Drawing> drawing_of(std::vector<scene::ChartPage> pages, std::string format, const std::vector<Stage>& stages,
                           scene::TextMeasure& measure, const Finish& finish) {
    if (std::optional<Refusal> refusal = without_font(measure)) return std::move(*refusal);
    if (finish.sheet) pages = scene::tiled(std::move(pages), *finish.sheet, measure);
    Drawing drawing{std::move(format), {}, {}};
    drawing.dots = finish.dots;
    drawing.doubts = finish.doubts;
    note_fonts(measure, drawing);
    const bool together = render::holds_pages(drawing.format);
    if (together) drawing.files.emplace_back();
    for (scene::ChartPage& each : pages) {
        if (!together) {
            const bool named = index(each.stage) < stages.size();
            drawing.files.push_back(
                {named ? std::string(stages[index(each.stage)].id) : "", each.page, each.pages, {}});
        }
        drawing.files.back().scenes.push_back(std::move(each.scene));
    }
    return drawing;
}

}  // namespace orgplan::api
