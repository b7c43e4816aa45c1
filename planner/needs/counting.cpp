#include "planner/needs/counting.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "graph/model/months.h"

namespace orgplan::needs {
namespace {

template <class T>
bool allows(const std::optional<std::vector<T>>& values, const T& value) {
    return !values || std::ranges::find(*values, value) != values->end();
}

// Whether what is in one unit, or in none, is inside another one.
bool sits_in(const graph::Index& at, UnitId home, UnitId unit) {
    return given(home) && at.units().inside(index(home), index(unit));
}

// The part of a seat whose holders are there, and not on leave.
double part_there(const Organisation& org, const PositionState& state, Tick day) {
    double all = 0, there = 0;
    for (const Holder& holder : state.holders) {
        all += holder.share;
        if (org[holder.person].away_at(day) == nullptr) there += holder.share;
    }
    return all > 0 ? there / all : 1;
}

}  // namespace

bool matches(const Organisation& org, const graph::UnitTimes& times, const SeatSelector& selector,
             const PositionState& state, const std::vector<Text>& tags, Tick day) {
    if (!allows(selector.roles, state.role) || !allows(selector.employments, state.employment)) return false;
    if (selector.families && (!given(state.role) || !allows(selector.families, org[state.role].family))) return false;
    if (selector.tags) {
        const auto has = [&](Text tag) {
            return std::ranges::find(tags, tag) != tags.end() ||
                   (given(state.role) && std::ranges::count(org[state.role].tags, tag) > 0);
        };
        if (std::ranges::none_of(*selector.tags, has)) return false;
    }
    if (selector.within) {
        if (!given(state.home)) return false;
        const std::vector<UnitId> around = org.units_around(state.home, day);
        if (std::ranges::find_first_of(around, *selector.within) == around.end()) return false;
    }
    if (!selector.locations) return true;
    return allows(selector.locations, state.location.empty() ? times.location(state.home, day) : state.location);
}

std::vector<PositionId> filled_seats(const graph::UnitTimes& times, const SeatSelector& selector,
                                     const graph::Index& at) {
    SeatSelector anywhere = selector;
    anywhere.within.reset();
    const auto inside = [&](UnitId home) {
        return !selector.within ||
               std::ranges::any_of(*selector.within, [&](UnitId unit) { return sits_in(at, home, unit); });
    };
    const auto counts = [&](PositionId seat) {
        const PositionState& state = *at.state(seat);
        return state.occupancy != Occupancy::vacant && inside(state.home) &&
               matches(at.org, times, anywhere, state, at.org[seat].tags, at.tick());
    };
    const bool one_role = selector.roles && selector.roles->size() == 1 && given(selector.roles->front());
    const std::span<const PositionId> seats = one_role ? at.with_role(selector.roles->front()) : at.standing();
    std::vector<PositionId> found;
    std::ranges::copy_if(seats, std::back_inserter(found), counts);
    return found;
}

std::size_t filled(const graph::UnitTimes& times, const SeatSelector& selector, const graph::Index& at) {
    return filled_seats(times, selector, at).size();
}

std::vector<double> ramp_of(const Organisation& org, RoleId role, const hiring::HiringNorms& norms) {
    const FamilyId family = given(role) ? org[role].family : kNone<FamilyId>;
    const Ramp* found = nullptr;
    const auto rank = [](const Ramp& ramp) { return given(ramp.role) ? 2 : given(ramp.family) ? 1 : 0; };
    for (const Ramp& ramp : org.plan.ramps) {
        const bool fits = given(ramp.role) ? ramp.role == role : !given(ramp.family) || ramp.family == family;
        if (fits && (found == nullptr || rank(ramp) > rank(*found))) found = &ramp;
    }
    if (found != nullptr) return found->months;
    const int months = static_cast<int>(std::ceil(hiring::ramp_months(org, role, norms) - 1e-9));
    std::vector<double> steps;
    for (int month = 1; month <= months; ++month) steps.push_back(double(month) / double(months + 1));
    return steps;
}

double does(const Organisation& org, Text work, RoleId role, Text level) {
    const WorkRate* any = nullptr;
    bool known = false;
    for (const WorkRate& rate : org.plan.work) {
        if (rate.work != work) continue;
        known = true;
        if (rate.role != role) continue;
        if (!rate.level.empty() && rate.level == level) return rate.does;
        if (rate.level.empty()) any = &rate;
    }
    if (known) return any != nullptr ? any->does : 0;
    return given(role) && !graph::manages_people(org[role]) ? 1 : 0;
}

Starts starts_of(const std::vector<graph::Movement>& movements) {
    Starts starts;
    for (const graph::Movement& movement : movements) {
        if (graph::is_hire(movement)) starts[movement.seat].push_back(movement.at);
    }
    return starts;
}

Tick began(const Starts& starts, PositionId seat, Tick day) {
    Tick last = kBeforeAll;
    const auto known = starts.find(seat);
    if (known == starts.end()) return last;
    for (const Tick start : known->second) {
        if (start <= day) last = std::max(last, start);
    }
    return last;
}

std::vector<Able> able_seats(const graph::Index& at, const CapacityNeed& need, const hiring::HiringNorms& norms,
                             const Starts& starts) {
    const Organisation& org = at.org;
    std::vector<Able> found;
    for (const PositionId seat : at.standing()) {
        const PositionState& state = *at.state(seat);
        if (state.occupancy == Occupancy::vacant) continue;
        if (given(need.within) && !sits_in(at, state.home, need.within)) continue;
        const double there = part_there(org, state, at.tick());
        Able each{seat, does(org, need.work, state.role, state.level) * state.fte * there};
        if (each.full == 0) continue;
        each.now = each.full;
        const Tick since = began(starts, seat, at.tick());
        if (since != kBeforeAll) {
            const std::vector<double> ramp = ramp_of(org, state.role, norms);
            const auto month = static_cast<std::size_t>(month_of(at.tick()) - month_of(since));
            if (month < ramp.size()) each.now *= ramp[month];
        }
        found.push_back(each);
    }
    return found;
}

double capacity(const graph::Index& at, const CapacityNeed& need, const hiring::HiringNorms& norms,
                const Starts& starts) {
    double sum = 0;
    for (const Able& each : able_seats(at, need, norms, starts)) sum += each.now;
    return sum;
}

}  // namespace orgplan::needs
