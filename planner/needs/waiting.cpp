#include "planner/needs/waiting.h"

#include <algorithm>

namespace orgplan::needs {

Waiting::Waiting(const Organisation& org) : org_(org), backfills_(org.planned_backfills) {
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        const UnitId above = org.units[i].states.front().within;
        if (org.units[i].planned && !(given(above) && org[above].planned)) units_.push_back(id_at<UnitId>(i));
    }
    if (!any()) return;
    holds_.resize(org.units.size());
    std::vector<UnitId> upwards;
    for (std::size_t i = 0; i < org.units.size(); ++i) {
        if (org.units[i].planned) mark(id_at<UnitId>(i), upwards);
    }
    for (const PositionId seat : backfills_) {
        for (const PositionState& state : org[seat].states) mark(state.home, upwards);
    }
    while (!upwards.empty()) {
        const Unit& unit = org[upwards.back()];
        upwards.pop_back();
        for (const UnitState& state : unit.states) mark(state.within, upwards);
    }
}

void Waiting::mark(UnitId unit, std::vector<UnitId>& upwards) {
    if (!given(unit) || holds_[index(unit)]) return;
    holds_[index(unit)] = true;
    upwards.push_back(unit);
}

bool Waiting::concerns(const Needs& needs) const {
    if (!any() || !needs.any()) return false;
    const auto within = [&](const SeatNeed& need) {
        return !need.seats.within || std::ranges::any_of(*need.seats.within, [&](UnitId unit) { return inside(unit); });
    };
    return needs.heads || std::ranges::any_of(needs.seats, within) ||
           std::ranges::any_of(needs.units, [&](const UnitNeed& need) { return inside(need.unit); }) ||
           std::ranges::any_of(needs.capacity, [&](const CapacityNeed& need) { return inside(need.within); });
}

}  // namespace orgplan::needs
