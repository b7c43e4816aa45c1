#include "planner/interop/onto_removals.h"

namespace orgplan::interop {

Removals::Removals(const Organisation& org, Tick now, bool dotted_are_read)
    : org_(org),
      now_(now),
      dotted_are_read_(dotted_are_read),
      leaves_(org.positions.size()),
      has_line_(org.positions.size()) {}

/// The seats that a seat names, but for the lines that the scenario writes anew.
std::vector<PositionId> Removals::named_by(PositionId seat) const {
    const Position& position = org_[seat];
    const bool read = has_line_[index(seat)];
    std::vector<PositionId> named(position.assists);
    for (const PositionState& state : position.states) {
        const bool now = position.until(state) > now_ && state.from <= now_;
        if (given(state.reports_to) && !(now && read)) named.push_back(state.reports_to);
        if (!(now && read && dotted_are_read_)) named.insert(named.end(), state.dotted.begin(), state.dotted.end());
    }
    for (const Hat& hat : position.hats)
        if (given(hat.to)) named.push_back(hat.to);
    return named;
}

/// Those that units, products and links name. A unit's manager of now is written anew.
std::vector<PositionId> Removals::named_by_others() const {
    std::vector<PositionId> named;
    const auto add = [&](PositionId seat) {
        if (given(seat)) named.push_back(seat);
    };
    const auto add_duties = [&](const std::vector<Duty>& duties) {
        for (const Duty& duty : duties) add(duty.position);
    };
    for (const Unit& unit : org_.units) {
        for (const UnitState& state : unit.states) {
            const bool now = unit.until(state) > now_ && state.from <= now_;
            if (!now) add(state.manager);
            for (const PositionId head : state.joint) add(head);
        }
        add_duties(unit.duties);
    }
    for (const Product& product : org_.products) add_duties(product.duties);
    for (const Project& project : org_.projects) add_duties(project.duties);
    add_duties(org_.company.duties);
    org_.company.each_head(add);
    for (const Membership& each : org_.memberships) add(each.position);
    for (const PlannedTake& take : org_.planned_takes) add(take.seat);
    for (const Link& link : org_.links) {
        // A seat's own links go with it.
        if (given(link.to.seat) && !(given(link.from.seat) && leaves_[index(link.from.seat)])) add(link.to.seat);
    }
    for (std::size_t i = 0; i < org_.positions.size(); ++i) {
        const auto& states = org_.positions[i].states;
        // A unit takes the seat over at some time.
        for (std::size_t k = 1; k < states.size(); ++k)
            if (states[k].home != states[k - 1].home) add(id_at<PositionId>(i));
    }
    return named;
}

std::vector<bool> Removals::named() const {
    std::vector<bool> named(leaves_.size());
    std::vector<PositionId> open;
    const auto look_at = [&](const std::vector<PositionId>& seats) {
        for (const PositionId seat : seats) {
            if (!leaves_[index(seat)] || named[index(seat)]) continue;
            named[index(seat)] = true;
            open.push_back(seat);
        }
    };
    look_at(named_by_others());
    for (std::size_t i = 0; i < leaves_.size(); ++i)
        if (!leaves_[i]) look_at(named_by(id_at<PositionId>(i)));
    // What a seat names that stays stays as well.
    while (!open.empty()) {
        const PositionId seat = open.back();
        open.pop_back();
        look_at(named_by(seat));
    }
    return named;
}

}  // namespace orgplan::interop
