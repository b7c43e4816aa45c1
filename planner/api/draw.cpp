#include "planner/api/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "graph/chart/render/graphviz.h"
#include "planner/api/chart_request.h"
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
    if (!request.include.empty()) {
        return Refusal{Refusal::Why::wrong, "--include is for pages",
                       fmt::format("write html, or leave it out of a chart in {}", *format)};
    }
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
    std::vector<scene::ChartPage> pages =
        scene::compose(joint ? joint->organisation : spec.organisation, *chart, measure);
    if (!layout_error.empty()) return Refusal{Refusal::Why::failed, "dot: " + layout_error};
    if (std::ranges::all_of(pages, [](const scene::ChartPage& page) { return page.scene.cards.empty(); })) {
        return nothing_to_draw("there are no seats to show at that stage");
    }
    return drawing_of(std::move(pages), std::move(*format), spec.organisation.stages, measure, *finish);
}

}  // namespace orgplan::api
