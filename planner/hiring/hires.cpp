#include "planner/hiring/hires.h"

#include <algorithm>

namespace orgplan::hiring {
namespace {

// A stage of the spec other than the first, and the tick of the one before it. A date of `--at` is not such a stage.
struct Window {
    StageId by;
    Tick after;
};

std::vector<Window> windows_of(const Organisation& org) {
    std::vector<Window> windows;
    const Stage* before = nullptr;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].for_day) continue;
        if (before != nullptr) windows.push_back({id_at<StageId>(s), std::max(before->at, org.today)});
        before = &org.stages[s];
    }
    return windows;
}

// The last day before which nobody can start in a seat: it is still held, or a unit around it does not exist yet. What
// opens with the start itself is due by the same stage, and may be earlier too.
Tick held_until(const Organisation& org, const Hire& hire) {
    const Position& seat = org[hire.seat];
    Tick until = kBeforeAll;
    for (std::uint32_t s = 0; s < hire.state; ++s) {
        if (seat.states[s].occupancy != Occupancy::vacant) until = seat.states[s + 1].from - 1;
    }
    for (const UnitId unit : org.units_around(hire.home, hire.at)) {
        if (org[unit].opens < hire.at && org[unit].opens != kBeforeAll) until = std::max(until, org[unit].opens - 1);
    }
    return until;
}

// The state before which the stay of each hire ends.
void end_stays(const Organisation& org, const std::vector<graph::Movement>& movements, std::vector<Hire>& hires) {
    std::vector<std::vector<std::uint32_t>> ends(org.positions.size());
    for (const graph::Movement& movement : movements) {
        const bool other =
            movement.kind <= graph::MovementKind::transfer || movement.kind == graph::MovementKind::leave;
        if (other) ends[index(movement.seat)].push_back(movement.state);
    }
    for (Hire& hire : hires) {
        const std::vector<std::uint32_t>& all = ends[index(hire.seat)];
        const auto next = std::upper_bound(all.begin(), all.end(), hire.state);
        hire.state_end = next != all.end() ? *next : static_cast<std::uint32_t>(org[hire.seat].states.size());
    }
}

}  // namespace

HiringPlan::HiringPlan(const Organisation& organisation, const HiringNorms& common)
    : org(organisation), norms(common), movements(graph::movements_of(organisation)) {
    dated = org.dated();
    if (!dated) return;
    const std::vector<Window> windows = windows_of(org);
    for (const graph::Movement& movement : movements) {
        const PositionState& state = org[movement.seat].states[movement.state];
        if (!is_hire(movement) || movement.at <= org.today || !graph::is_employed(state)) continue;
        Hire hire;
        hire.seat = movement.seat;
        hire.kind = movement.kind;
        hire.state = movement.state;
        hire.at = movement.at;
        hire.after = movement.at - 1;
        hire.first = hire.last = month_of(movement.at);
        hire.secured = movement.secured;
        hire.role = state.role;
        hire.family = given(state.role) ? org[state.role].family : kNone<FamilyId>;
        hire.home = state.home;
        hire.place = state.place;
        const auto window = std::lower_bound(windows.begin(), windows.end(), hire.at,
                                             [&](const Window& each, Tick at) { return org[each.by].at < at; });
        if (!hire.secured && window != windows.end() && org[window->by].at == hire.at) {
            hire.after = std::min(std::max(window->after, held_until(org, hire)), hire.at - 1);
            hire.first = month_of(hire.after + 1);
            if (hire.after < hire.at - 1) hire.by = window->by;
        }
        hires.push_back(hire);
    }
    if (hires.empty()) return;
    end_stays(org, movements, hires);
    first = std::min_element(hires.begin(), hires.end(), [](auto& a, auto& b) { return a.first < b.first; })->first;
    const auto late = std::partition_point(hires.begin(), hires.end(),
                                           [&](const Hire& hire) { return hire.last - first < kMostMonths; });
    if (late != hires.end()) beyond = *late;
    hires.erase(late, hires.end());
    end = hires.empty() ? first : hires.back().last + 1;
}

}  // namespace orgplan::hiring
