#include "planner/rules/seat_match.h"

#include <algorithm>

#include "planner/rules/unit_match.h"

namespace orgplan {
namespace {

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

SeatMatch::SeatMatch(const StageIndex& at, const SeatSelector& selector) : at_(at), selector_(selector) {
    const Organisation& org = at.org;
    for (const SeatSelector& each : selector.except) except_.emplace_back(at, each);
    for (const Role& role : org.roles) {
        roles_.push_back(truth(
            (selector.roles.empty() || has_word(selector.roles, role.id)) &&
            (selector.families.empty() || (given(role.family) && has_word(selector.families, org[role.family].id))) &&
            (!selector.manages || *selector.manages == manages_people(role))));
        tags_.push_back(truth(selector.tags.empty() || share_word(selector.tags, role.tags)));
    }
    const bool asks_more = !selector.families.empty() || selector.manages;
    roles_.push_back(!selector.roles.empty() ? Truth::fails : asks_more ? Truth::unknown : Truth::holds);
    // A tag that no role has is one of seats alone, and known of a title outside the glossary too.
    const bool of_roles = std::find(tags_.begin(), tags_.end(), Truth::holds) != tags_.end();
    tags_.push_back(selector.tags.empty() ? Truth::holds : of_roles ? Truth::unknown : Truth::fails);

    std::vector<bool> within;
    if (!selector.within.empty()) within = units_within(at, selector.within);
    const auto about_seat = [&](PositionId seat) {
        const PositionState& state = *at.state[index(seat)];
        if (!selector.employment.empty() && std::find(selector.employment.begin(), selector.employment.end(),
                                                      state.employment) == selector.employment.end()) {
            return false;
        }
        if (!selector.locations.empty() && !has_word(selector.locations, at.location(seat))) return false;
        if (!selector.levels.empty() && !has_word(selector.levels, state.level)) return false;
        if (!within.empty() && (!given(state.home) || !within[index(state.home)])) return false;
        if (!selector.status.empty() &&
            std::find(selector.status.begin(), selector.status.end(), org[seat].status) == selector.status.end()) {
            return false;
        }
        if (selector.named && *selector.named != (state.occupancy == Occupancy::named)) return false;
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
    if (tag != Truth::holds && share_word(selector_.tags, at_.org[seat].tags)) tag = Truth::holds;
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

Truth SeatMatch::above(PositionId seat, std::uint32_t levels) {
    const Forest& seats = at_.seats;
    // Whoever is in a circle is above and below everybody there: no answer.
    if (!seats.reached(index(seat))) return Truth::unknown;
    if (nearest_sure_.empty()) {
        const std::vector<std::uint32_t>& depth = at_.depths();
        nearest_sure_.assign(at_.org.positions.size(), -1);
        nearest_possible_.assign(at_.org.positions.size(), -1);
        for (const std::uint32_t i : seats.order) {
            const std::uint32_t manager = seats.parent[i];
            if (manager == Forest::kNowhere) continue;
            const auto its_depth = static_cast<std::int32_t>(depth[manager]);
            nearest_sure_[i] = any_[manager] == Truth::holds ? its_depth : nearest_sure_[manager];
            nearest_possible_[i] = any_[manager] != Truth::fails ? its_depth : nearest_possible_[manager];
        }
    }
    const auto near = [&](std::int32_t nearest) {
        return nearest >= 0 &&
               (levels == 0 || at_.depths()[index(seat)] - static_cast<std::uint32_t>(nearest) <= levels);
    };
    if (near(nearest_sure_[index(seat)])) return Truth::holds;
    return near(nearest_possible_[index(seat)]) ? Truth::unknown : Truth::fails;
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

void SeatMatch::list_units() {
    for (Listed* const list : {&sure_list_, &open_list_}) {
        const Truth wanted = list == &sure_list_ ? Truth::holds : Truth::unknown;
        list->begins.push_back(0);
        for (const std::uint32_t unit : at_.units.order) {
            for (const bool home : {true, false}) {
                for (const StageIndex::Belonging& each : at_.by_unit[unit]) {
                    const bool sits = at_.state[index(each.seat)]->home == each.unit;
                    if (sits == home && any(each.seat) == wanted) list->seats.push_back(each.seat);
                }
                if (home) list->homes_end.push_back(static_cast<std::uint32_t>(list->seats.size()));
            }
            list->begins.push_back(static_cast<std::uint32_t>(list->seats.size()));
        }
    }
}

std::span<const PositionId> SeatMatch::Listed::find(const Forest& units, UnitId unit, Where where) const {
    const std::uint32_t enter = units.enter[index(unit)];
    const std::uint32_t end = where == Where::home     ? homes_end[enter]
                              : where == Where::inside ? begins[units.leave[index(unit)]]
                                                       : begins[enter + 1];
    return std::span(seats).subspan(begins[enter], end - begins[enter]);
}

SeatMatch::Found SeatMatch::find(UnitId unit, Where where) {
    if (sure_list_.begins.empty()) list_units();
    return {sure_list_.find(at_.units, unit, where), open_list_.find(at_.units, unit, where)};
}

}  // namespace orgplan
