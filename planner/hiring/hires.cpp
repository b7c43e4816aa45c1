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

}  // namespace

HiringPlan::HiringPlan(const Organisation& organisation, const HiringNorms& common)
    : org(organisation), norms(common), movements(graph::movements_of(organisation)) {
    dated = org.dated();
    if (!dated) return;
    const std::vector<Window> windows = windows_of(org);
    for (const graph::Movement& movement : movements) {
        const PositionState& state = org[movement.seat].states[movement.state];
        if (!is_hire(movement) || movement.at <= org.today || graph::is_external(state)) continue;
        Hire hire;
        hire.seat = movement.seat;
        hire.kind = movement.kind;
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
        if (window != windows.end() && org[window->by].at == hire.at) {
            hire.by = window->by;
            hire.after = window->after;
            hire.first = month_of(window->after + 1);
        }
        hires.push_back(hire);
    }
    if (hires.empty()) return;
    first = std::min_element(hires.begin(), hires.end(), [](auto& a, auto& b) { return a.first < b.first; })->first;
    const auto late = std::partition_point(hires.begin(), hires.end(),
                                           [&](const Hire& hire) { return hire.last - first < kMostMonths; });
    if (late != hires.end()) beyond = *late;
    hires.erase(late, hires.end());
    end = hires.empty() ? first : hires.back().last + 1;
}

}  // namespace orgplan::hiring
