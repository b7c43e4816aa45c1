#include "planner/propose/hire_places.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::propose {

bool HirePlaces::has_children(UnitId unit) const {
    return std::ranges::any_of(org_.units, [&](const Unit& each) { return each.states.front().within == unit; });
}

void HirePlaces::count_roles() {
    for (const Position& seat : org_.positions) {
        for (const PositionState& state : seat.states) {
            if (seat.until(state) <= org_.today || seat.closes <= org_.today || !given(state.role)) continue;
            if (seat.opens == kForever) continue;
            sits_[{state.role, state.home}] += 1;
            problem_.roles_now[state.role] += 1;
        }
    }
}

void HirePlaces::choose() {
    count_roles();
    if (org_.plan.hire) {
        problem_.hires = *org_.plan.hire;
    } else {
        choose_roles();
    }
    find_leads();
}

void HirePlaces::choose_roles() {
    std::set<RoleId> roles;
    std::set<UnitId> units;
    bool open = false;
    for (const Stage& stage : org_.stages) {
        for (const UnitNeed& need : stage.needs.units) units.insert(need.unit);
        for (const SeatNeed& need : stage.needs.seats) {
            if (need.seats.roles) roles.insert(need.seats.roles->begin(), need.seats.roles->end());
        }
        open = open || stage.needs.heads;
    }
    for (const auto& [at, count] : sits_) {
        if (units.contains(at.second) || (open && units.empty() && count > 1)) roles.insert(at.first);
    }
    // At the levels that stand there; else without one.
    std::set<std::pair<RoleId, Text>> levels;
    for (const Position& seat : org_.positions) {
        const PositionState& state = seat.at(org_.today);
        if (roles.contains(state.role) && seat.exists(org_.today)) levels.insert({state.role, state.level});
    }
    for (const RoleId role : roles) {
        const bool stands = std::ranges::any_of(levels, [&](const auto& each) { return each.first == role; });
        if (!stands) levels.insert({role, Text()});
    }
    std::vector<std::string> names;
    for (const auto& [role, level] : levels) {
        HireProfile hire;
        hire.role = role;
        hire.level = level;
        problem_.hires.push_back(hire);
        names.push_back(level.empty() ? fmt::format("`{}`", org_[role].id)
                                      : fmt::format("`{}` at level {}", org_[role].id, level));
    }
    if (!names.empty()) {
        problem_.defaults.push_back(
            fmt::format("`plan.hire`: the roles of the units and needs: {}", fmt::join(names, ", ")));
    }
}

std::vector<UnitId> HirePlaces::units_for(RoleId role) const {
    std::set<std::uint32_t> found;
    const auto number = [&](UnitId unit) {
        return static_cast<std::uint32_t>(given(unit) ? index(unit) : org_.units.size());
    };
    const bool manager = org_.plan.managers && org_.plan.managers->role == role;
    std::map<UnitId, int> sits;
    for (const auto& [at, count] : sits_) {
        if (at.first == role) sits[at.second] = count;
    }
    for (const auto& [unit, count] : sits) {
        if (given(unit) || count > 1 || sits.size() == 1) found.insert(number(unit));
    }
    const bool leads = leads_.contains(role);
    for (std::size_t u = 0; u < org_.units.size(); ++u) {
        const UnitId unit = id_at<UnitId>(u);
        if (!org_.units[u].planned || has_children(unit)) continue;
        if (manager) {
            const UnitId above = org_.units[u].states.front().within;
            if (sits.empty() && !(given(above) && org_[above].planned)) found.insert(number(above));
        } else if (leads || !graph::manages_people(org_[role])) {
            found.insert(static_cast<std::uint32_t>(u));
        }
    }
    for (const Stage& stage : org_.stages) {
        for (const SeatNeed& need : stage.needs.seats) {
            if (!need.seats.roles || std::ranges::count(*need.seats.roles, role) == 0) continue;
            for (std::size_t u = 0; u < org_.units.size(); ++u) {
                const UnitId unit = id_at<UnitId>(u);
                if (has_children(unit)) continue;
                const auto in = [&](UnitId within) { return written_.within(unit, within, org_.today); };
                const bool wanted =
                    need.seats.within ? std::ranges::any_of(*need.seats.within, in) : sits.empty() && is_team(unit);
                if (wanted) found.insert(static_cast<std::uint32_t>(u));
            }
        }
    }
    std::vector<UnitId> units;
    for (const std::uint32_t each : found) {
        units.push_back(each == org_.units.size() ? kNone<UnitId> : id_at<UnitId>(each));
    }
    return units;
}

bool HirePlaces::is_team(UnitId unit) const {
    const Text kind = org_[unit].states.front().kind;
    return kind == "team" || kind == "squad";
}

// Who may lead a planned unit: the roles that lead units like it, or a tech lead.
void HirePlaces::find_leads() {
    const auto hired = [&](RoleId role) {
        return std::ranges::any_of(problem_.hires, [&](const HireProfile& each) { return each.role == role; }) ||
               std::ranges::any_of(org_.ready, [&](const Readiness& each) { return each.role == role; });
    };
    const auto tech_lead = std::ranges::find_if(org_.roles, [](const Role& role) { return role.id == "tech-lead"; });
    const RoleId lead = tech_lead == org_.roles.end()
                            ? kNone<RoleId>
                            : id_at<RoleId>(static_cast<std::size_t>(tech_lead - org_.roles.begin()));
    std::map<RoleId, int> like;
    for (const Unit& unit : org_.units) {
        const PositionId head = unit.states.front().manager;
        if (unit.planned || !given(head)) continue;
        const PositionState& state = org_[head].states.front();
        if (given(state.role) && is_team(id_at<UnitId>(static_cast<std::size_t>(&unit - org_.units.data())))) {
            like[state.role] += 1;
        }
    }
    if (given(lead) && hired(lead)) {
        leads_.insert(lead);
        return;
    }
    for (const auto& [role, count] : like) {
        const bool manages = org_.plan.managers && org_.plan.managers->role == role;
        if (hired(role) && !manages) leads_.insert(role);
    }
}

// Planned units are for people in the lines of work that are hired for; others have no place there.
bool HirePlaces::is_hired_like(RoleId role) const {
    const FamilyId family = org_[role].family;
    return std::ranges::any_of(problem_.hires, [&](const HireProfile& each) {
        return each.role == role || (given(family) && org_[each.role].family == family);
    });
}

}  // namespace orgplan::propose
