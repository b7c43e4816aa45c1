#include "planner/hiring/freezes.h"

#include <algorithm>

namespace orgplan::hiring {

void Freezes::add(const Hiring& hiring, std::size_t freeze) {
    const std::size_t before = longest_.empty() ? freeze : longest_.back();
    opens_.push_back(hiring.freezes[freeze].opens);
    longest_.push_back(hiring.freezes[before].closes >= hiring.freezes[freeze].closes ? before : freeze);
}

std::size_t Freezes::at(const Hiring& hiring, Tick tick) const {
    const auto later = std::upper_bound(opens_.begin(), opens_.end(), tick);
    if (later == opens_.begin()) return kNoFreeze;
    const std::size_t freeze = longest_[static_cast<std::size_t>(later - opens_.begin()) - 1];
    return tick < hiring.freezes[freeze].closes ? freeze : kNoFreeze;
}

Frozen::Frozen(const HiringPlan& plan) : plan_(plan) {
    const Hiring& hiring = plan.org.hiring;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < hiring.freezes.size(); ++i) {
        if (!hiring.freezes[i].waits) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return hiring.freezes[a].opens < hiring.freezes[b].opens; });
    for (const std::size_t i : order) {
        const Freeze& freeze = hiring.freezes[i];
        starts_[freeze.unit].add(hiring, i);
        if (freeze.backfills) backfills_[freeze.unit].add(hiring, i);
    }
}

std::size_t Frozen::of(const Hire& hire, Tick day) const {
    const auto& freezes = hire.kind == graph::MovementKind::backfill ? backfills_ : starts_;
    for (const UnitId unit : plan_.org.units_around(hire.home, hire.at)) {
        if (const std::size_t found = at(freezes, unit, day); found != kNoFreeze) return found;
    }
    return at(freezes, kNone<UnitId>, day);
}

Tick Frozen::first_free(const Hire& hire, Tick from, Tick to) const {
    while (from <= to) {
        const std::size_t freeze = any() ? of(hire, from) : kNoFreeze;
        if (freeze == kNoFreeze) return from;
        from = plan_.org.hiring.freezes[freeze].closes;
    }
    return kForever;
}

std::size_t Frozen::at(const ByUnit& freezes, UnitId unit, Tick tick) const {
    const auto found = freezes.find(unit);
    return found == freezes.end() ? kNoFreeze : found->second.at(plan_.org.hiring, tick);
}

}  // namespace orgplan::hiring
