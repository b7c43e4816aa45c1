#include "planner/rules/structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/index/index.h"
#include "planner/report/phrases.h"

namespace orgplan::rules {
namespace {

// A path is shown up to so many seats.
constexpr std::size_t kShown = 12;

// The line of one seat to another in some of these stages; null where there is none.
const Line* line_between(const Organisation& org, PositionId from, PositionId to, StageSet stages) {
    auto line = std::lower_bound(org.lines.begin(), org.lines.end(), from,
                                 [](const Line& each, PositionId wanted) { return each.from < wanted; });
    for (; line != org.lines.end() && line->from == from; ++line) {
        if (line->to == to && line->kind == LineKind::solid && !(line->stages & stages).empty()) return &*line;
    }
    return nullptr;
}

void check_cycles(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    for (const graph::Cycle& cycle : graph.cycles()) {
        const auto line_place = [&](std::size_t i) {
            const PositionId to = cycle.path[(i + 1) % cycle.path.size()];
            const Line* line = line_between(org, cycle.path[i], to, cycle.stages);
            return line != nullptr && line->place.known() ? line->place : org[cycle.path[i]].place;
        };
        const Text first = org[cycle.path.front()].id;
        if (cycle.path.size() == 1) {
            findings.add("self-report", line_place(0), fmt::format("`{}` reports to itself", first)).stages =
                cycle.stages;
            continue;
        }
        std::string path;
        const std::size_t shown = std::min(cycle.path.size(), kShown);
        for (std::size_t i = 0; i < shown; ++i) path += fmt::format("`{}` -> ", org[cycle.path[i]].id);
        if (shown < cycle.path.size()) path += fmt::format("{} more -> ", cycle.path.size() - shown);
        text::Finding& finding = findings.add("reporting-cycle", line_place(0),
                                              fmt::format("reporting lines form a loop: {}`{}`", path, first));
        finding.stages = cycle.stages;
        for (std::size_t i = 1; i < shown; ++i) {
            const PositionId to = cycle.path[(i + 1) % cycle.path.size()];
            finding.notes.push_back(
                {line_place(i), fmt::format("`{}` reports to `{}`", org[cycle.path[i]].id, org[to].id)});
        }
    }
}

// Which units ever have anybody in them, or in one that is within them: at a stage or between two.
std::vector<bool> used_units(const Organisation& org) {
    std::vector<bool> used(org.units.size());
    std::vector<UnitId> upwards;
    const auto use = [&](UnitId unit) {
        if (!given(unit) || used[index(unit)]) return;
        used[index(unit)] = true;
        upwards.push_back(unit);
    };
    for (const Position& seat : org.positions) {
        for (const PositionState& state : seat.states) {
            if (std::max(state.from, seat.opens) < std::min(seat.until(state), seat.closes)) use(state.home);
        }
        for (const Hat& hat : seat.hats) {
            if (std::max(hat.opens, seat.opens) < std::min(hat.closes, seat.closes)) use(hat.in);
        }
    }
    for (const Membership& member : org.memberships) use(member.unit);
    while (!upwards.empty()) {
        const Unit& unit = org[upwards.back()];
        upwards.pop_back();
        for (const UnitState& state : unit.states) {
            if (std::max(state.from, unit.opens) < std::min(unit.until(state), unit.closes)) use(state.within);
        }
    }
    return used;
}

// Which units have somebody in them whose role manages people but who has no reports, at one stage.
void look_at_units(const graph::Index& at, std::vector<StageSet>& leaderless, std::vector<PositionId>& would_lead) {
    for (const PositionId seat : at.standing()) {
        const PositionState& state = *at.state(seat);
        if (!given(state.home) || !given(state.role) || at.org[state.role].manages != Manages::yes) continue;
        const std::size_t home = index(state.home);
        if (given(at.state(state.home).manager) || !at.managed(seat).empty() || at.span(seat) > 0) continue;
        leaderless[home].add(at.stage());
        if (!given(would_lead[home])) would_lead[home] = seat;
    }
}

void check_units(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    const std::vector<bool> used = used_units(org);
    std::vector<StageSet> leaderless(org.units.size());
    std::vector<PositionId> would_lead(org.units.size(), kNone<PositionId>);
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        look_at_units(*graph.at(id_at<StageId>(s)), leaderless, would_lead);
    }
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const Unit& unit = org.units[i];
        if (!used[i]) findings.add("empty-unit", unit.place, fmt::format("`{}` has no seats at any time", unit.id));
        if (leaderless[i].empty()) continue;
        const Position& leader = org[would_lead[i]];
        text::Finding& finding = findings.add(
            "unit-without-manager", unit.place,
            fmt::format("`{}` has no `manager`, though the role of `{}` in it manages people", unit.id, leader.id),
            fmt::format("add `manager: {}` to the unit, or say who reports to `{}`", leader.id, leader.id));
        finding.stages = leaderless[i];
        finding.notes.push_back({leader.place, fmt::format("`{}` is here and has no direct reports", leader.id)});
    }
}

// The departments directly within a unit, or the company, at each stage at which it exists.
void check_departments(const Organisation& org, text::Findings& findings) {
    const bool any = org.company.departments || std::any_of(org.units.begin(), org.units.end(), [](const Unit& unit) {
                         return unit.departments.has_value();
                     });
    if (!any) return;
    const std::size_t company = org.units.size();
    std::map<std::pair<std::size_t, std::vector<UnitId>>, StageSet> wrong;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const StageId stage = id_at<StageId>(s);
        std::vector<std::vector<UnitId>> inside(org.units.size() + 1);
        for (std::size_t i = 0; i < org.units.size(); ++i) {
            const UnitState& state = org.at(id_at<UnitId>(i), stage);
            if (!org.units[i].stages.has(stage) || state.kind != "department") continue;
            inside[given(state.within) ? index(state.within) : company].push_back(id_at<UnitId>(i));
        }
        for (std::size_t i = 0; i <= company; ++i) {
            const auto stated = i < company ? org.units[i].departments : org.company.departments;
            const bool exists = i == company || org.units[i].stages.has(stage);
            if (stated && exists && *stated != inside[i].size()) wrong[{i, std::move(inside[i])}].add(stage);
        }
    }
    for (const auto& [where, stages] : wrong) {
        const auto& [i, listed] = where;
        std::string names = listed.empty() ? "" : ": ";
        names += report::first_few(
            listed.size(), [&, &units = listed](std::size_t k) { return fmt::format("`{}`", org[units[k]].id); });
        const bool whole = i == company;
        const std::uint32_t stated = *(whole ? org.company.departments : org.units[i].departments);
        text::Finding& finding = findings.add(
            "departments-not-as-stated", whole ? org.company.departments_place : org.units[i].departments_place,
            fmt::format("{} states {}, but {} {} listed{}",
                        whole ? "the company" : fmt::format("unit `{}`", org.units[i].id),
                        report::counted(stated, "department"), listed.empty() ? "none" : std::to_string(listed.size()),
                        listed.size() == 1 || listed.empty() ? "is" : "are", names));
        finding.stages = stages;
        finding.measure(text::Quantity::count, {double(listed.size()), double(stated), double(stated)});
    }
}

std::string range_text(const Range& range) {
    const std::string low = range.low ? fmt::format("{:g}", *range.low) : "";
    const std::string high = range.high ? fmt::format("{:g}", *range.high) : "";
    return low == high ? low : fmt::format("{}..{}", low, high);
}

void check_targets(const graph::OrgGraph& graph, text::Findings& findings) {
    const Organisation& org = graph.organisation();
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const Stage& stage = org.stages[s];
        if (!stage.headcount && !stage.externals && !stage.fte) continue;
        const graph::Headcount count = graph.at(id_at<StageId>(s))->count();
        const auto check = [&](const std::optional<Range>& range, double seen, std::string_view key) {
            if (!range || range->holds(seen)) return;
            text::Finding& finding = findings.add("headcount-off-target", range->place,
                                                  fmt::format("`{}` at stage `{}` is {:g}, but the target is {}", key,
                                                              stage.id, seen, range_text(*range)));
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

void check_structure(const graph::OrgGraph& graph, text::Findings& findings) {
    check_cycles(graph, findings);
    check_units(graph, findings);
    check_departments(graph.organisation(), findings);
    check_targets(graph, findings);
}

}  // namespace orgplan::rules
