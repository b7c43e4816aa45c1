#include "planner/propose/staying.h"

#include <algorithm>
#include <map>

namespace orgplan::propose {

Staying::Staying(Setup& setup) : setup_(setup), org_(setup.org), busy_(org_.positions.size(), false) {
    const auto mark = [&](PositionId seat) {
        if (given(seat)) busy_[index(seat)] = true;
    };
    const auto mark_duties = [&](const std::vector<Duty>& duties) {
        for (const Duty& duty : duties) mark(duty.position);
    };
    org_.company.each_head(mark);
    mark_duties(org_.company.duties);
    for (const Unit& unit : org_.units) {
        for (const UnitState& state : unit.states) state.each_head(mark);
        mark_duties(unit.duties);
    }
    for (const Product& product : org_.products) mark_duties(product.duties);
    for (const Project& project : org_.projects) mark_duties(project.duties);
    std::map<PersonId, int> seats_of;
    for (std::size_t i = 0; i < org_.positions.size(); ++i) {
        const Position& seat = org_.positions[i];
        if (!seat.hats.empty() || !seat.assists.empty()) busy_[i] = true;
        for (const PositionId each : seat.assists) mark(each);
        for (const Hat& hat : seat.hats) mark(hat.to);
        for (const PositionState& state : seat.states) {
            mark(state.reports_to);
            for (const PositionId each : state.dotted) mark(each);
            for (const Holder& holder : state.holders) {
                if (++seats_of[holder.person] > 1) busy_[i] = true;
            }
        }
    }
    for (const Link& link : org_.links) mark(link.to.seat);
}

bool Staying::settled(PositionId id) const {
    const Position& seat = org_[id];
    if (!seat.exists(org_.today) || seat.closes != kForever) return false;
    const PositionState& state = seat.at(org_.today);
    const Tick end = setup_.problem.days.back();
    const auto is_away = [&](const Holder& each) {
        const auto now = [&](const Away& away) { return away.opens < end && away.closes > org_.today; };
        return given(each.person) && std::ranges::any_of(org_[each.person].away, now);
    };
    double shares = state.holders.empty() ? 1 : 0;
    for (const Holder& each : state.holders) shares += each.share;
    if (shares < 1 || std::ranges::any_of(state.holders, is_away) || !setup_.lasts(state.home)) return false;
    return seat.until(state) == kForever && state.occupancy != Occupancy::vacant && graph::is_employed(state) &&
           given(state.role) && state.acting.empty();
}

}  // namespace orgplan::propose
