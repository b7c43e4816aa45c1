#include "planner/api/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "graph/chart/render/graphviz.h"
#include "planner/api/faults.h"
#include "planner/diff/join.h"
#include "planner/text/letters.h"

namespace orgplan::api {
namespace {

// The index of the one with that id.
template <class Id, class Items>
Result<Id> find_id(const Items& items, const std::string& typed, const char* kind) {
    const std::string wanted = text::normal(typed);
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].id == wanted) return id_at<Id>(i);
        ids.push_back(items[i].id);
    }
    Refusal refusal = no_such(fmt::format("no {} has the id `{}`", kind, wanted), wanted, ids);
    if (refusal.hint.empty()) refusal.hint = "`orgplan show` lists all ids";
    return refusal;
}

Refusal nothing_to_draw(std::string_view why) {
    return {Refusal::Why::empty, fmt::format("there is nothing to draw: {}", why)};
}

Result<scene::ChartOptions> chart_of(const DrawRequest& request, const language::Spec& spec, const diff::Joint* joint) {
    const Organisation& organisation = spec.organisation;
    scene::ChartOptions chart;
    if (Result<scene::Page> page = chart_page(request.look.page); !page) return std::move(page.error());
    Result<StageSet> stages = stages_of(spec, request.stage);
    if (!stages) return std::move(stages.error());
    for (std::size_t s = 0; s < organisation.stages.size(); ++s) {
        if (stages->has(id_at<StageId>(s))) chart.cards.stages.push_back(id_at<StageId>(s));
    }
    const bool around = !request.around.empty();
    if (around && !(request.root.empty() && request.unit.empty())) {
        return Refusal{Refusal::Why::wrong, "a chart around a seat has neither a root nor a unit"};
    }
    if (const std::string& id = around ? request.around : request.root; !id.empty()) {
        Result<PositionId> seat = find_id<PositionId>(organisation.positions, id, "seat");
        if (!seat) return std::move(seat.error());
        (around ? chart.cards.around : chart.cards.root) = joint != nullptr ? joint->seats[index(*seat)] : *seat;
        // Of a series only the stages at which it exists.
        const std::string_view where = chart.cards.stages.size() == 1 ? "that stage" : "any stage";
        std::erase_if(chart.cards.stages, [&](StageId stage) { return !organisation[*seat].stages.has(stage); });
        if (chart.cards.stages.empty()) {
            return nothing_to_draw(fmt::format("`{}` does not exist at {}", organisation[*seat].id, where));
        }
    }
    if (!request.unit.empty()) {
        Result<UnitId> unit = find_id<UnitId>(organisation.units, request.unit, "unit");
        if (!unit) return std::move(unit.error());
        chart.cards.unit = *unit;
    }
    chart.cards.depth = request.depth;
    chart.cards.by_team = request.by_team;
    chart.places = request.places;
    chart.today = organisation.today;
    if (joint != nullptr) chart.cards.differences = &joint->differences;
    return chart;
}

// A scenario together with what it removes from its base, so that this can be shown.
diff::Joint with_base(const language::Spec& spec) {
    std::vector<diff::StagePair> pairs;
    for (diff::StagePair& pair : diff::stage_by_stage(*spec.base, spec.organisation)) {
        if (given(pair.after)) pairs.push_back(std::move(pair));
    }
    return diff::join(*spec.base, spec.organisation, pairs, cards::Against::base_of_scenario);
}

}  // namespace

Result<Drawing> draw(language::Spec& spec, const DrawRequest& request) {
    Result<std::string> format = chart_format(request.format);
    if (!format) return std::move(format.error());
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    std::optional<diff::Joint> joint;
    if (spec.base) joint = with_base(spec);
    Result<scene::ChartOptions> chart = chart_of(request, spec, joint ? &*joint : nullptr);
    if (!chart) return std::move(chart.error());
    const bool dated =
        std::ranges::all_of(chart->cards.stages, [&](StageId stage) { return spec.organisation[stage].dated; });
    Result<Tiling> tiling = set_look(request.look, *format, dated, *chart);
    if (!tiling) return std::move(tiling.error());
    std::string layout_error;
    if (request.graphviz) {
        chart->arrange = [&layout_error](std::span<const layout::Box> boxes, const layout::LayoutOptions& wanted) {
            return render::dot_layout(boxes, wanted, layout_error);
        };
    }
    scene::TextMeasure measure;
    std::vector<scene::ChartPage> pages =
        scene::compose(joint ? joint->organisation : spec.organisation, *chart, measure);
    if (!layout_error.empty()) return Refusal{Refusal::Why::failed, "dot: " + layout_error};
    if (std::ranges::all_of(pages, [](const scene::ChartPage& page) { return page.scene.cards.empty(); })) {
        return nothing_to_draw("there are no seats to show at that stage");
    }
    return drawing_of(std::move(pages), std::move(*format), spec.organisation.stages, measure, *tiling);
}

}  // namespace orgplan::api
