#include "planner/rules/structure.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/index/index.h"
#include "planner/report/phrases.h"
#include "planner/rules/joint_heads.h"
#include "planner/rules/structure_duties.h"
#include "planner/rules/structure_managers.h"
#include "planner/rules/structure_teams.h"
#include "planner/rules/structure_units.h"

namespace orgplan::rules {
namespace {

// A path is shown up to so many seats.
constexpr std::size_t kShown = 12;

// The place of the line of one seat to another, one of these stages if there is one.
Place place_of_line(const Organisation& org, PositionId from, PositionId to, StageSet stages) {
    Place place;
    for (const std::vector<Line>* lines : {&org.lines, &org.passing_lines}) {
        auto line = std::ranges::lower_bound(*lines, from, {}, &Line::from);
        for (; line != lines->end() && line->from == from; ++line) {
            if (line->to != to || line->kind != LineKind::solid) continue;
            if (!(line->stages & stages).empty()) return line->place;
            if (!place.known()) place = line->place;
        }
    }
    return place;
}

// The manager that a seat gets from its unit or the company, where it says none itself; none: nobody.
PositionId manager_by_unit(const Organisation& org, PositionId seat, StageId stage) {
    const Tick at = org[stage].at;
    std::size_t left = org.units.size();  // units may be in a circle
    for (UnitId unit = org.at(seat, stage).home; given(unit) && left > 0; unit = org[unit].at(at).within, --left) {
        const UnitState& state = org[unit].at(at);
        if (state.headless) return kNone<PositionId>;
        if (given(state.manager) && state.manager != seat) return state.manager;
    }
    return org.company.manager != seat ? org.company.manager : kNone<PositionId>;
}

std::string help_for_self(const Organisation& org, PositionId seat, StageSet stages) {
    if (stages.empty() || org.at(seat, stages.earliest()).stated != StatedLine::seat) return {};
    const PositionId manager = manager_by_unit(org, seat, stages.earliest());
    if (!given(manager)) return {};
    return fmt::format("remove `reports_to`, and it reports to `{}`; or name another seat", org[manager].id);
}

void check_targets(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const Stage& stage = org.stages[s];
        if (!stage.headcount && !stage.externals && !stage.fte) continue;
        const graph::Headcount count = graph.at(id_at<StageId>(s))->count();
        const auto check = [&](const std::optional<Range>& range, double seen, std::string_view key) {
            if (!range || range->holds(seen)) return;
            const bool others = key == "headcount" && count.externals > 0;
            text::Finding& finding = findings.add(
                "headcount-off-target", range->place,
                fmt::format(
                    "`{}` is {:g}{}, but the target is {}", key, seen,
                    others ? fmt::format(" ({} not counted)", report::counted(count.externals, "external")) : "",
                    report::bounds_text(*range)));
            finding.stages = StageSet::only(id_at<StageId>(s));
            finding.about = {{"stage", std::string(stage.id)}, {"key", std::string(key)}};
            finding.measure(text::Quantity::count, {seen, range->low, range->high});
        };
        check(stage.headcount, static_cast<double>(count.heads), "headcount");
        check(stage.externals, static_cast<double>(count.externals), "externals");
        // Rounding errors in sums of shares are far below a hundredth.
        check(stage.fte, static_cast<double>(static_cast<long long>(count.fte * 100 + 0.5)) / 100, "fte");
    }
}

}  // namespace

void check_cycles(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    for (const graph::Cycle& cycle : graph.cycles()) {
        const auto line_place = [&](std::size_t i) {
            const PositionId to = cycle.path[(i + 1) % cycle.path.size()];
            const Place place = place_of_line(org, cycle.path[i], to, cycle.when.stages);
            return place.known() ? place : org[cycle.path[i]].place;
        };
        const Text first = org[cycle.path.front()].id;
        if (cycle.path.size() == 1) {
            text::Finding& self =
                findings.add("self-report", line_place(0), fmt::format("`{}` reports to itself", first));
            self.hold(cycle.when);
            self.seats = cycle.path;
            self.help = help_for_self(org, cycle.path.front(), cycle.when.stages);
            continue;
        }
        std::string path;
        const std::size_t shown = std::min(cycle.path.size(), kShown);
        for (std::size_t i = 0; i < shown; ++i) path += fmt::format("`{}` -> ", org[cycle.path[i]].id);
        if (shown < cycle.path.size()) path += fmt::format("{} more -> ", cycle.path.size() - shown);
        text::Finding& finding = findings.add("reporting-cycle", line_place(0),
                                              fmt::format("reporting lines form a loop: {}`{}`", path, first));
        finding.hold(cycle.when);
        finding.seats = cycle.path;
        for (std::size_t i = 1; i < shown; ++i) {
            const PositionId to = cycle.path[(i + 1) % cycle.path.size()];
            finding.notes.push_back(
                {line_place(i), fmt::format("`{}` reports to `{}`", org[cycle.path[i]].id, org[to].id)});
        }
    }
}

void check_structure(const graph::OrgGraph& graph, text::Findings& findings) {
    check_cycles(graph, findings);
    check_joint_heads(graph.organisation(), findings);
    check_units(graph.organisation(), findings);
    check_teams(graph, findings);
    check_managers(graph, findings);
    check_duties(graph.organisation(), findings);
    check_targets(graph, findings);
}

}  // namespace orgplan::rules
