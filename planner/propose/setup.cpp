#include "planner/propose/setup.h"

#include <algorithm>

#include "graph/index/movements.h"
#include "planner/hiring/norms.h"

namespace orgplan::propose {

std::uint32_t Problem::slot_of(std::uint32_t profile, std::uint32_t home) const {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].profile == profile && slots[i].home == home) return static_cast<std::uint32_t>(i);
    }
    return kNowhere;
}

int Problem::month_by(Tick at) const {
    int month = 0;
    while (month < months && days[static_cast<std::size_t>(month) + 1] <= at) ++month;
    return month;
}

bool is_employed(const Profile& profile) {
    PositionState state;
    state.employment = profile.employment;
    return graph::is_employed(state);
}

int earliest_start(const Problem& problem, int days_to_fill) {
    int month = 1;
    while (month <= problem.months &&
           problem.days[static_cast<std::size_t>(month)] < hiring::first_start(problem.now, days_to_fill)) {
        ++month;
    }
    return month;
}

std::uint32_t Setup::origin(std::string what, Place place, Origin::Kind kind) {
    // What one line says is one thing, however many rows it is.
    for (std::uint32_t known = 1; known < problem.origins.size(); ++known) {
        const Origin& each = problem.origins[known];
        if (place.known() && each.place == place && each.kind == kind && each.what == what) return known;
    }
    problem.origins.push_back({std::move(what), place, kind});
    return static_cast<std::uint32_t>(problem.origins.size() - 1);
}

PositionState Setup::state_of(const Slot& slot) const {
    const Profile& profile = problem.profiles[slot.profile];
    PositionState state;
    state.role = profile.role;
    state.level = profile.level;
    state.location = profile.location;
    state.employment = profile.employment;
    state.fte = profile.fte;
    state.cost = profile.own_cost;
    state.home = problem.homes[slot.home].unit;
    return state;
}

Text Setup::location_of(const Slot& slot) const {
    const Text own = problem.profiles[slot.profile].location;
    return own.empty() ? written.costs.times.location(problem.homes[slot.home].unit, problem.days.back()) : own;
}

std::optional<int> Setup::stay() const {
    constexpr int kUsual = 3;
    if (!org.plan.moves) return kUsual;
    return org.plan.moves->stay < 0 ? std::nullopt : std::optional(org.plan.moves->stay);
}

double Setup::parameter(std::string_view name, double otherwise) const {
    const auto found = parameters.find(name);
    return found == parameters.end() ? otherwise : found->second;
}

bool Setup::holds(std::string_view rule, UnitId unit) const {
    const rules::Rule* const known = held.set.rule(rule);
    return known != nullptr && held.holds(*known, unit);
}

std::uint32_t Setup::crowd(std::optional<double> at_least, std::optional<double> at_most) {
    const auto same = [&](const Crowd& each) { return each.at_least == at_least && each.at_most == at_most; };
    const auto known = std::ranges::find_if(problem.crowds, same);
    if (known != problem.crowds.end()) return static_cast<std::uint32_t>(known - problem.crowds.begin());
    Crowd made{{}, {}, at_least, at_most};
    double modelled = 0;
    for (std::size_t i = 0; i < problem.slots.size(); ++i) {
        if (!is_employed(problem.profiles[problem.slots[i].profile])) continue;
        made.weights.push_back({static_cast<std::uint32_t>(i), 1});
        modelled += problem.slots[i].stock;
    }
    bool always = !at_most;
    for (const Tick day : problem.days) {
        const double heads = double(written.at(std::max(day, org.today)).count().heads);
        made.fixed.push_back(heads - modelled);
        // Nobody leaves but who the spec lets go.
        always = always && heads >= at_least.value_or(0);
    }
    if (always) return kNowhere;
    problem.crowds.push_back(std::move(made));
    return static_cast<std::uint32_t>(problem.crowds.size() - 1);
}

bool Setup::lasts(UnitId unit) {
    for (UnitId at = unit; given(at); at = org[at].states.front().within) {
        if (!org[at].planned && written.at(org.today).exists(at) && !written.at(problem.days.back()).exists(at)) {
            return false;
        }
    }
    return true;
}

bool Setup::is_team(UnitId unit) {
    Text kind = org[unit].states.front().kind;
    if (kind.empty() && !org[unit].planned) {
        if (inferred.empty()) inferred = graph::inferred_units(written.at(org.today));
        kind = inferred[index(unit)].kind;
    }
    return kind == "team" || kind == "squad";
}

CountRow Setup::row(std::uint32_t origin) const {
    CountRow made;
    made.origin = origin;
    made.low.assign(static_cast<std::size_t>(problem.months) + 1, -kNoBound);
    made.high.assign(static_cast<std::size_t>(problem.months) + 1, kNoBound);
    return made;
}

Money Setup::money(costs::Exact exact) const {
    return (exact * static_cast<std::size_t>(problem.money)).rounded();
}

}  // namespace orgplan::propose
