#include "planner/api/chart_request.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>

#include "graph/index/org_graph.h"
#include "planner/api/where.h"
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

constexpr std::array<std::string_view, 6> kColorBy{"family", "unit", "location", "level", "employment", "tag"};

// Whether any seat at a stage of the chart has what colours are to say.
bool is_given(const Organisation& organisation, std::span<const StageId> stages, scene::ColourBy by) {
    for (const StageId stage : stages) {
        for (std::size_t p = 0; p < organisation.positions.size(); ++p) {
            const Position& seat = organisation.positions[p];
            if (!seat.stages.has(stage)) continue;
            const PositionState& state = organisation.at(id_at<PositionId>(p), stage);
            if (by == scene::ColourBy::unit && given(state.home)) return true;
            if (by == scene::ColourBy::level && !state.level.empty()) return true;
            if (by == scene::ColourBy::tag && !seat.tags.empty()) return true;
            if (by == scene::ColourBy::location &&
                !scene::location_text(organisation, id_at<PositionId>(p), stage).empty()) {
                return true;
            }
        }
    }
    return by == scene::ColourBy::family || by == scene::ColourBy::employment;
}

std::optional<Refusal> set_style(const DrawRequest& request, const Organisation& organisation,
                                 scene::ChartOptions& chart) {
    const auto by = std::ranges::find(kColorBy, request.color_by);
    if (by == kColorBy.end()) {
        return no_such(fmt::format("colours cannot say `{}`", request.color_by), request.color_by, kColorBy,
                       fmt::format("they may say {}", fmt::join(kColorBy, ", ")));
    }
    chart.colour_by = static_cast<scene::ColourBy>(by - kColorBy.begin());
    if (!is_given(organisation, chart.cards.stages, chart.colour_by)) {
        return Refusal{Refusal::Why::wrong, fmt::format("the spec gives no seat a {}", request.color_by),
                       fmt::format("write `{}:` in it, or leave out --color-by",
                                   request.color_by == "tag" ? "tags" : request.color_by)};
    }
    if (request.card.empty()) return std::nullopt;
    chart.fields.clear();
    for (const std::string& word : request.card) {
        const auto field = std::ranges::find(scene::kCardFields, word);
        if (field == scene::kCardFields.end()) {
            return no_such(fmt::format("cards cannot say `{}`", word), word, scene::kCardFields,
                           fmt::format("they may say {}", fmt::join(scene::kCardFields, ", ")));
        }
        chart.fields.push_back(static_cast<scene::CardField>(field - scene::kCardFields.begin()));
    }
    if (!scene::shows(chart.fields, scene::CardField::name) && !scene::shows(chart.fields, scene::CardField::title)) {
        return Refusal{Refusal::Why::wrong, "cards need a name or a title",
                       fmt::format("write `--card name,title,{}`", request.card.front())};
    }
    return std::nullopt;
}

}  // namespace

Refusal nothing_to_draw(std::string_view why) {
    return {Refusal::Why::empty, fmt::format("there is nothing to draw: {}", why)};
}

Result<scene::ChartOptions> chart_options(const DrawRequest& request, const language::Spec& spec,
                                          const diff::Joint* joint) {
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
    if (!request.where.empty()) {
        if (around) return Refusal{Refusal::Why::wrong, "a chart around a seat shows whoever is there"};
        Result<cards::Wanted> wanted = read_where(request.where, organisation);
        if (!wanted) return std::move(wanted.error());
        const graph::OrgGraph graph(joint != nullptr ? joint->organisation : organisation);
        const bool one = chart.cards.stages.size() == 1;
        std::erase_if(chart.cards.stages, [&](StageId stage) {
            const auto at = graph.at(stage);
            return std::ranges::none_of(at->standing(), [&](PositionId seat) { return wanted->fits(*at, seat); });
        });
        if (chart.cards.stages.empty()) {
            return nothing_to_draw(
                fmt::format("no seat fits `{}` at {}", wanted->words, one ? "that stage" : "any stage"));
        }
        chart.cards.wanted = std::move(*wanted);
    }
    if (std::optional<Refusal> refusal = set_style(request, organisation, chart)) return std::move(*refusal);
    chart.cards.depth = request.depth;
    chart.cards.by_team = request.by_team;
    chart.places = request.places;
    chart.today = organisation.today;
    if (joint != nullptr) chart.cards.differences = &joint->differences;
    return chart;
}

std::span<const std::string_view> color_by_words() {
    return kColorBy;
}

std::span<const std::string_view> card_words() {
    return scene::kCardFields;
}

}  // namespace orgplan::api
