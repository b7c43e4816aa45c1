#include "planner/api/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "graph/chart/render/graphviz.h"
#include "planner/api/chart_request.h"
#include "planner/api/draw_figures.h"
#include "planner/api/faults.h"
#include "planner/api/page.h"
#include "planner/diff/join.h"

namespace orgplan::api {
namespace {

// A scenario together with what it removes from its base, so that this can be shown.
diff::Joint with_base(const language::Spec& spec) {
    std::vector<diff::StagePair> pairs;
    for (diff::StagePair& pair : diff::stage_by_stage(*spec.base, spec.organisation)) {
        if (given(pair.after)) pairs.push_back(std::move(pair));
    }
    return diff::join(*spec.base, spec.organisation, pairs, cards::Against::base_of_scenario);
}

// Why a chart has no figures before it, or a figure that it is to include.
std::optional<Refusal> refused_figures(const DrawRequest& request, const std::string& format) {
    if (request.figures && !render::holds_pages(format)) {
        return Refusal{Refusal::Why::wrong, "--figures opens a document of several pages",
                       fmt::format("write pdf, or leave it out of a chart in {}", format)};
    }
    if (!request.figures && !request.include.empty()) {
        return Refusal{Refusal::Why::wrong, "--include is for pages and figures",
                       fmt::format("write html, or pdf with --figures, or leave it out of a chart in {}", format)};
    }
    const bool part =
        !request.root.empty() || !request.unit.empty() || !request.around.empty() || !request.where.empty();
    if (request.figures && part) {
        return Refusal{Refusal::Why::wrong, "--figures are of the whole company, and the charts of a part of it",
                       "leave out --figures, or what chooses the part"};
    }
    return std::nullopt;
}

// The keys of figures that nobody chose, and of those that are left out.
std::vector<std::string_view> without(const DrawRequest& request) {
    std::vector<std::string_view> keys = request.without;
    if (request.include.empty()) keys.emplace_back("run_rate");
    return keys;
}

}  // namespace

Result<std::string> drawing_format(const std::string& word) {
    std::string meant = word;
    std::ranges::transform(meant, meant.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (meant == kPageFormat || meant == "htm") return std::string(kPageFormat);
    Result<std::string> format = chart_format(word);
    if (!format) format.error().hint += format.error().hint.empty() ? "" : ", or html for a page";
    return format;
}

Result<Drawing> draw(language::Spec& spec, const DrawRequest& request) {
    Result<std::string> format = drawing_format(request.format);
    if (!format) return std::move(format.error());
    if (*format == kPageFormat) return draw_page(spec, request);
    if (std::optional<Refusal> refusal = refused_figures(request, *format)) return std::move(*refusal);
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    std::optional<diff::Joint> joint;
    if (spec.base) joint = with_base(spec);
    Result<scene::ChartOptions> chart = chart_options(request, spec, joint ? &*joint : nullptr);
    if (!chart) return std::move(chart.error());
    const bool dated =
        std::ranges::all_of(chart->cards.stages, [&](StageId stage) { return spec.organisation[stage].dated; });
    Result<Finish> finish = set_look(request.look, *format, dated, *chart);
    if (!finish) return std::move(finish.error());
    std::string layout_error;
    if (request.graphviz) {
        chart->arrange = [&layout_error](std::span<const layout::Box> boxes, const layout::LayoutOptions& wanted) {
            return render::dot_layout(boxes, wanted, layout_error);
        };
    }
    scene::TextMeasure measure(scene::fonts_of(chart->theme));
    const Organisation& drawn = joint ? joint->organisation : spec.organisation;
    std::vector<scene::ChartPage> opening;
    if (request.figures) opening = figure_pages(spec, drawn, *chart, without(request), measure);
    chart->pages_before = opening.size();
    std::vector<scene::ChartPage> pages = scene::compose(drawn, *chart, measure);
    if (!layout_error.empty()) return Refusal{Refusal::Why::failed, "dot: " + layout_error};
    if (std::ranges::all_of(pages, [](const scene::ChartPage& page) { return page.scene.cards.empty(); })) {
        return nothing_to_draw("there are no seats to show at that stage");
    }
    if (!opening.empty()) opening.front().scene.document = pages.front().scene.heading;
    std::ranges::move(pages, std::back_inserter(opening));
    return drawing_of(std::move(opening), std::move(*format), spec.organisation.stages, measure, *finish);
}

}  // namespace orgplan::api
