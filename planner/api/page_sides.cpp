#include "planner/api/page_sides.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/chart/page/join.h"
#include "graph/chart/page/page_html.h"
#include "graph/chart/page/page_json.h"
#include "planner/api/page_parts.h"
#include "planner/compare/chart/growth.h"
#include "planner/diff/identity.h"

namespace orgplan::api {
namespace {

template <class Things, class Id>
page::SameIds same_ids(const Things& before, const Things& after, const std::vector<Id>& which) {
    page::SameIds same;
    for (std::size_t i = 0; i < which.size(); ++i) {
        if (given(which[i])) same.emplace_back(after[i].id, before[index(which[i])].id);
    }
    return same;
}

page::Side side_of(const PageSide& side, const Organisation& first, page::PageData data) {
    page::Side result{side.name, std::move(data), {}, {}, {}};
    const Organisation& org = side.spec.organisation;
    const diff::Identity same = diff::identity(first, org);
    result.same_seats = same_ids(first.positions, org.positions, same.seat_before);
    result.same_units = same_ids(first.units, org.units, same.unit_before);
    result.same_stages = same_ids(first.stages, org.stages, same.stage_before);
    for (const Position& seat : org.positions) {
        if (!org.dated() || seat.opens == kForever || seat.opens <= org.stages.back().at) continue;
        result.later.emplace_back(seat.id, org.time_text(seat.opens));
    }
    return result;
}

// The stage of that id or at that day; its last one where none is.
int stage_at(const page::PageData& data, int spec, const std::string& point) {
    int last = 0;
    for (std::size_t s = 0; s < data.stages.size(); ++s) {
        const page::Stage& stage = data.stages[s];
        if (stage.spec != spec) continue;
        last = static_cast<int>(s);
        if (!point.empty() && (stage.id == point || stage.when == point)) break;
    }
    return last;
}

// The stage of the first spec that one of another is compared with: the same, else the last that is not later.
int twin_of(const page::PageData& data, int stage) {
    const page::Stage& of = data.stages[static_cast<std::size_t>(stage)];
    if (of.twin >= 0) return of.twin;
    int found = 0;
    for (std::size_t s = 0; s < data.stages.size() && data.stages[s].spec == 0; ++s) {
        const std::string& when = data.stages[s].when;
        if (when.empty() || of.when.empty() || when <= of.when) found = static_cast<int>(s);
    }
    return found;
}

Drawing page_of(MadePage made) {
    made.remarks.files.push_back({{}, 1, 1, {}, page::page_html(made.data, page::page_json(made.data))});
    return std::move(made.remarks);
}

}  // namespace

std::vector<std::string> side_names(const compare::Comparison& comparison) {
    std::vector<std::string> names, paths;
    for (const compare::SpecFacts& each : comparison.specs) {
        names.push_back(compare::drawn_name(each));
        paths.push_back(each.name);
    }
    return std::set<std::string>(names.begin(), names.end()).size() == names.size() ? names : paths;
}

Result<Drawing> draw_sides(std::span<const PageSide> sides, const DrawRequest& request, bool both) {
    MadePage all;
    std::vector<page::Side> joined;
    bool priced = false;
    std::size_t money = 0;
    for (const PageSide& side : sides) {
        DrawRequest own = request;
        own.checked = &side.checked;
        Result<MadePage> made = make_page(side.spec, own);
        if (!made) {
            if (made.error().why == Refusal::Why::empty) {
                made.error().message = fmt::format("`{}`: {}", side.name, made.error().message);
            }
            return std::move(made.error());
        }
        priced = priced || made->priced;
        money += made->money;
        if (joined.empty()) all.remarks = std::move(made->remarks);
        joined.push_back(joined.empty() ? page::Side{side.name, std::move(made->data), {}, {}, {}}
                                        : side_of(side, sides.front().spec.organisation, std::move(made->data)));
    }
    all.data = page::join(std::move(joined));
    add_left_out(request, priced, money, all.data);
    page::Opening opening;
    const int last = static_cast<int>(sides.size()) - 1;
    // One without a point is taken at the stage that the other names.
    const std::string &from = sides.front().point, &to = sides.back().point;
    opening.stage = stage_at(all.data, last, to.empty() ? from : to);
    opening.beside =
        from.empty() && to.empty() ? twin_of(all.data, opening.stage) : stage_at(all.data, 0, from.empty() ? to : from);
    opening.both = both;
    all.data.opening = opening;
    return page_of(std::move(all));
}

Result<Drawing> draw_points(const PageSide& before, const std::string& after, const DrawRequest& request) {
    DrawRequest own = request;
    own.checked = &before.checked;
    Result<MadePage> made = make_page(before.spec, own);
    if (!made) return std::move(made.error());
    add_left_out(request, made->priced, made->money, made->data);
    made->data.opening = page::Opening{stage_at(made->data, 0, after), stage_at(made->data, 0, before.point), true};
    return page_of(std::move(*made));
}

}  // namespace orgplan::api
