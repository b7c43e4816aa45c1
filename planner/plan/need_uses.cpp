#include "planner/plan/need_uses.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/index/org_graph.h"
#include "planner/needs/check_needs.h"
#include "planner/needs/counting.h"
#include "planner/report/phrases.h"

namespace orgplan::plan {

std::vector<NeedUse> need_uses(const Organisation& org, const hiring::HiringNorms& norms, std::span<const Tick> days) {
    std::vector<NeedUse> uses;
    std::vector<const SeatNeed*> seats;
    std::vector<const CapacityNeed*> capacities;
    const auto add = [&](const Stage& stage, std::string what, double at_least, bool capacity) {
        NeedUse& use = uses.emplace_back();
        use.stage = id_at<StageId>(static_cast<std::size_t>(&stage - org.stages.data()));
        use.what = std::move(what);
        use.at_least = at_least;
        use.capacity = capacity;
        use.due = static_cast<std::size_t>(std::ranges::lower_bound(days, stage.at) - days.begin());
    };
    for (const Stage& stage : org.stages) {
        for (const SeatNeed& need : stage.needs.seats) {
            add(stage, "seats" + needs::seats_text(org, need.seats), need.at_least, false);
            seats.push_back(&need);
            capacities.push_back(nullptr);
        }
        for (const CapacityNeed& need : stage.needs.capacity) {
            const std::string in = given(need.within) ? fmt::format(" in `{}`", org[need.within].id) : "";
            add(stage, fmt::format("capacity for `{}`{}", need.work, in), need.at_least, true);
            seats.push_back(nullptr);
            capacities.push_back(&need);
        }
    }
    if (uses.empty()) return uses;
    const graph::OrgGraph graph(org);
    const graph::UnitTimes times(org);
    const needs::Starts starts = needs::starts_of(graph::movements_of(org));
    graph::Index at(graph, days.front());
    for (const Tick day : days) {
        at.move_to(day);
        for (std::size_t n = 0; n < uses.size(); ++n) {
            uses[n].there.push_back(seats[n] != nullptr ? double(needs::filled(times, seats[n]->seats, at))
                                                        : needs::capacity(at, *capacities[n], norms, starts));
        }
    }
    return uses;
}

}  // namespace orgplan::plan
