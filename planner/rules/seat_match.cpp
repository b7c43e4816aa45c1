#include "planner/rules/seat_match.h"

#include <algorithm>

namespace orgplan {
namespace {

template <class Words>
bool has(const Words& words, Text text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

template <class Words>
bool share_one(const Words& wanted, const std::vector<Text>& there) {
    return std::any_of(there.begin(), there.end(), [&](Text text) { return has(wanted, text); });
}

// The units of these ids, and those below them.
std::vector<bool> units_within(const StageIndex& at, const std::vector<std::string>& ids) {
    std::vector<bool> inside(at.org.units.size());
    for (const std::uint32_t unit : at.units.order) {
        const std::uint32_t above = at.units.parent[unit];
        inside[unit] = has(ids, at.org.units[unit].id) || (above != Forest::kNowhere && inside[above]);
    }
    return inside;
}

// By unit, its location or else that of the nearest unit above that has one.
std::vector<Text> unit_locations(const StageIndex& at) {
    std::vector<Text> locations(at.org.units.size());
    for (const std::uint32_t unit : at.units.order) {
        const std::uint32_t above = at.units.parent[unit];
        locations[unit] = at.unit_state[unit]->location;
        if (locations[unit].empty() && above != Forest::kNowhere) locations[unit] = locations[above];
    }
    return locations;
}

SeatSelector::Leads leads(const StageIndex& at, PositionId seat) {
    // Of lines that go round the circle is told, and nothing that follows from it.
    if (at.span(seat) == 0 || !at.seats.reached(index(seat))) return SeatSelector::Leads::nobody;
    std::uint32_t leaders = 0;
    for (const StageIndex::Report& report : at.reports[index(seat)]) {
        leaders += !report.assistant && at.span(report.seat) > 0;
    }
    return leaders * 2 >= at.span(seat) ? SeatSelector::Leads::managers : SeatSelector::Leads::contributors;
}

}  // namespace

UnitMatch::UnitMatch(const StageIndex& at, const UnitSelector& selector)
    : match_(at.org.units.size(), Truth::fails), upwards_(at.org.units.size(), Truth::fails) {
    std::vector<bool> within;
    if (!selector.within.empty()) within = units_within(at, selector.within);
    std::vector<UnitMatch> exceptions;
    for (const UnitSelector& each : selector.except) exceptions.emplace_back(at, each);
    const auto match = [&](UnitId id) {
        const UnitState& state = *at.unit_state[index(id)];
        if (!at.stands(id)) return Truth::fails;
        if (!selector.ids.empty() && !has(selector.ids, at.org[id].id)) return Truth::fails;
        if (!selector.kinds.empty() && !has(selector.kinds, state.kind)) return Truth::fails;
        if (!selector.purposes.empty() && !has(selector.purposes, state.purpose)) return Truth::fails;
        if (!selector.tags.empty() && !share_one(selector.tags, state.tags)) return Truth::fails;
        if (!within.empty() && !within[index(id)]) return Truth::fails;
        Truth found = Truth::holds;
        if (selector.agile) found = state.agile ? truth(*state.agile == *selector.agile) : Truth::unknown;
        for (const UnitMatch& each : exceptions) found = both(found, opposite(each[id]));
        return found;
    };
    for (const std::uint32_t i : at.units.order) {
        const std::uint32_t above = at.units.parent[i];
        match_[i] = match(id_at<UnitId>(i));
        upwards_[i] = either(match_[i], above == Forest::kNowhere ? Truth::fails : upwards_[above]);
    }
}

SeatMatch::SeatMatch(const StageIndex& at, const SeatSelector& selector) : at_(at), selector_(selector) {
    const Organisation& org = at.org;
    for (const SeatSelector& each : selector.except) except_.emplace_back(at, each);
    for (const Role& role : org.roles) {
        roles_.push_back(
            truth((selector.roles.empty() || has(selector.roles, role.id)) &&
                  (selector.families.empty() || (given(role.family) && has(selector.families, org[role.family].id))) &&
                  (!selector.manages || *selector.manages == manages_people(role))));
        tags_.push_back(truth(selector.tags.empty() || share_one(selector.tags, role.tags)));
    }
    const bool asks_more = !selector.families.empty() || selector.manages;
    roles_.push_back(!selector.roles.empty() ? Truth::fails : asks_more ? Truth::unknown : Truth::holds);
    tags_.push_back(selector.tags.empty() ? Truth::holds : Truth::unknown);

    std::vector<bool> within;
    if (!selector.within.empty()) within = units_within(at, selector.within);
    std::vector<Text> locations;
    if (!selector.locations.empty()) locations = unit_locations(at);
    const auto about_seat = [&](PositionId seat) {
        const PositionState& state = *at.state[index(seat)];
        if (!selector.employment.empty() && std::find(selector.employment.begin(), selector.employment.end(),
                                                      state.employment) == selector.employment.end()) {
            return false;
        }
        if (!selector.locations.empty()) {
            Text location = state.location;
            if (location.empty() && given(state.home)) location = locations[index(state.home)];
            if (!has(selector.locations, location)) return false;
        }
        if (!selector.levels.empty() && !has(selector.levels, state.level)) return false;
        if (!within.empty() && (!given(state.home) || !within[index(state.home)])) return false;
        if (selector.vacant && *selector.vacant != (state.occupancy == Occupancy::vacant)) return false;
        if (!selector.leads.empty() &&
            std::find(selector.leads.begin(), selector.leads.end(), leads(at, seat)) == selector.leads.end()) {
            return false;
        }
        if (selector.root && *selector.root == given(at.manager[index(seat)])) return false;
        return !selector.assistant || *selector.assistant != org[seat].assists.empty();
    };
    const std::size_t count = org.positions.size();
    seats_.assign(count, Truth::fails);
    own_.assign(count, Truth::fails);
    any_.assign(count, Truth::fails);
    for (std::size_t i = 0; i < count; ++i) {
        const PositionId seat = id_at<PositionId>(i);
        if (!at.stands(seat)) continue;
        seats_[i] = truth(about_seat(seat));
        own_[i] = any_[i] = match(seat, at.state[i]->role);
        const Tick tick = org[at.stage].at;
        for (const Hat& hat : org[seat].hats) {
            if (hat.opens <= tick && tick < hat.closes) any_[i] = either(any_[i], match(seat, hat.role));
        }
        company_.add(any_[i]);
    }
}

Truth SeatMatch::match(PositionId seat, RoleId role) const {
    if (seats_[index(seat)] == Truth::fails) return Truth::fails;
    const std::size_t at_role = given(role) ? index(role) : roles_.size() - 1;
    Truth tag = tags_[at_role];
    if (tag != Truth::holds && share_one(selector_.tags, at_.org[seat].tags)) tag = Truth::holds;
    Truth found = both(roles_[at_role], tag);
    for (const SeatMatch& each : except_) found = both(found, opposite(each.match(seat, role)));
    return found;
}

Truth SeatMatch::in(UnitId unit, PositionId seat, bool below) const {
    const auto belongings = at_.by_seat[index(seat)];
    const std::uint32_t begin = at_.units.enter[index(unit)];
    const std::uint32_t end = below ? at_.units.leave[index(unit)] : begin + 1;
    const auto first = std::partition_point(belongings.begin(), belongings.end(), [&](const auto& belonging) {
        return at_.units.enter[index(belonging.unit)] < begin;
    });
    Truth found = Truth::fails;
    for (auto each = first; each != belongings.end() && at_.units.enter[index(each->unit)] < end; ++each) {
        found = either(found, as(*each));
        if (found == Truth::holds) break;
    }
    return found;
}

Count SeatMatch::below(PositionId seat) {
    const Forest& seats = at_.seats;
    if (before_.empty()) {
        before_.resize(seats.order.size() + 1);
        for (std::size_t i = 0; i < seats.order.size(); ++i) {
            before_[i + 1] = before_[i];
            before_[i + 1].add(any_[seats.order[i]]);
        }
    }
    if (!seats.reached(index(seat))) return {0, company_.possible};
    const Count& from = before_[seats.enter[index(seat)] + 1];
    const Count& to = before_[seats.leave[index(seat)]];
    return {to.sure - from.sure, to.possible - from.possible};
}

Truth SeatMatch::above(PositionId seat) {
    if (above_.empty()) {
        // Whoever is in a circle is above and below everybody there: no answer.
        above_.assign(at_.org.positions.size(), Truth::unknown);
        for (const std::uint32_t i : at_.seats.order) {
            const std::uint32_t manager = at_.seats.parent[i];
            above_[i] = manager == Forest::kNowhere ? Truth::fails : either(above_[manager], any_[manager]);
        }
    }
    return above_[index(seat)];
}

void SeatMatch::count_units() {
    const Forest& units = at_.units;
    const std::size_t count = at_.org.units.size();
    members_.resize(count);
    // What is added and taken at each unit, so that sums over what lies below count each seat once.
    std::vector<std::int64_t> sure(count), possible(count);
    for (std::size_t i = 0; i < at_.org.positions.size(); ++i) {
        const auto belongings = at_.by_seat[i];
        std::uint32_t last_sure = Forest::kNowhere;
        std::uint32_t last_possible = Forest::kNowhere;
        const auto enter = [&](std::uint32_t unit, std::uint32_t& last, std::vector<std::int64_t>& sums) {
            ++sums[unit];
            if (last != Forest::kNowhere) {
                if (const std::uint32_t shared = units.meeting(last, unit); shared != Forest::kNowhere) --sums[shared];
            }
            last = unit;
        };
        for (std::size_t b = 0; b < belongings.size();) {
            const auto unit = static_cast<std::uint32_t>(belongings[b].unit);
            Truth found = Truth::fails;
            for (; b < belongings.size() && static_cast<std::uint32_t>(belongings[b].unit) == unit; ++b) {
                found = either(found, as(belongings[b]));
            }
            members_[unit].add(found);
            if (found == Truth::holds) enter(unit, last_sure, sure);
            if (found != Truth::fails) enter(unit, last_possible, possible);
        }
    }
    for (std::size_t i = units.order.size(); i-- > 0;) {
        const std::uint32_t unit = units.order[i];
        if (const std::uint32_t above = units.parent[unit]; above != Forest::kNowhere) {
            sure[above] += sure[unit];
            possible[above] += possible[unit];
        }
    }
    inside_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        inside_[i] = {static_cast<std::uint32_t>(sure[i]), static_cast<std::uint32_t>(possible[i])};
    }
}

Count SeatMatch::members(UnitId unit) {
    if (members_.empty()) count_units();
    return members_[index(unit)];
}

Count SeatMatch::inside(UnitId unit) {
    if (members_.empty()) count_units();
    return inside_[index(unit)];
}

}  // namespace orgplan
