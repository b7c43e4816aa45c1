#include "planner/propose/hire_places.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::propose {

bool HirePlaces::has_children(UnitId unit) const {
    return std::ranges::any_of(org_.units, [&](const Unit& each) { return each.states.front().within == unit; });
}

void HirePlaces::count_roles() {
    for (const Position& seat : org_.positions) {
        std::set<std::pair<RoleId, UnitId>> here;  // each seat counts once, whoever sits in it when
        std::set<RoleId> roles;
        for (const PositionState& state : seat.states) {
            if (seat.until(state) <= org_.today || seat.closes <= org_.today || !given(state.role)) continue;
            if (seat.opens == kForever) continue;
            here.insert({state.role, state.home});
            roles.insert(state.role);
        }
        for (const auto& each : here) sits_[each] += 1;
        for (const RoleId role : roles) {
            if (!graph::manages_people(org_[role])) problem_.roles_now[role] += 1;
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
        for (const UnitNeed& need : stage.needs.units) {
            units.insert(need.unit);
            // Like the teams that there are, where nobody is to sit in it yet.
            if (org_[need.unit].planned && !is_seated(need.unit)) insert_teams(units);
        }
        for (const SeatNeed& need : stage.needs.seats) {
            if (need.seats.roles) {
                roles.insert(need.seats.roles->begin(), need.seats.roles->end());
            } else if (need.seats.within) {
                // Seats of any role: like those that are there.
                for (std::size_t u = 0; u < org_.units.size(); ++u) {
                    const auto in = [&](UnitId within) {
                        return written_.within(id_at<UnitId>(u), within, org_.today);
                    };
                    if (std::ranges::any_of(*need.seats.within, in)) units.insert(id_at<UnitId>(u));
                }
            }
        }
        open = open || stage.needs.heads;
    }
    const auto alike = [](const auto& each) { return each.second > 1; };
    const bool several = std::ranges::any_of(sits_, alike);
    for (const auto& [at, count] : sits_) {
        // For a headcount the roles with several seats, where there are any: one more designer or head of sales is
        // seldom meant.
        const bool more = several ? count > 1 : !graph::manages_people(org_[at.first]);
        if (is_executive(at.first)) continue;
        if (units.contains(at.second) || (open && units.empty() && more)) roles.insert(at.first);
    }
    // Of a capacity whoever does such work there, where nobody else who may be hired does.
    for (const Stage& stage : org_.stages) {
        for (const CapacityNeed& need : stage.needs.capacity) {
            const auto does = [&](RoleId role) { return needs::does(org_, need.work, role, {}) > 0; };
            if (std::ranges::any_of(roles, does)) continue;
            for (const auto& [at, count] : sits_) {
                const bool there =
                    !given(need.within) || (given(at.second) && written_.within(at.second, need.within, org_.today));
                if (there && does(at.first) && !is_executive(at.first)) roles.insert(at.first);
            }
        }
    }
    const bool leaderless = std::ranges::any_of(org_.units, [&](const Unit& unit) {
        const UnitState& state = unit.states.front();
        return unit.planned && !given(state.manager) && !state.headless;
    });
    if (leaderless && !org_.plan.managers) {
        for (const RoleId role : leads_of_teams()) roles.insert(role);
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
    if (org_.plan.managers && org_.plan.managers->role == role) return units_for_managers();
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
        if (leads || (!graph::manages_people(org_[role]) && is_of_teams(role))) {
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
                const bool wanted = need.seats.within ? std::ranges::any_of(*need.seats.within, in)
                                                      : sits.empty() && setup_.is_team(unit);
                if (wanted) found.insert(static_cast<std::uint32_t>(u));
            }
        }
    }
    // Where their work is needed, of those who sit nowhere yet.
    for (const Stage& stage : org_.stages) {
        for (const CapacityNeed& need : stage.needs.capacity) {
            const auto does_it = [&](const HireProfile& each) {
                return each.role == role && needs::does(org_, need.work, role, each.level) > 0;
            };
            if (!sits.empty() || !given(need.within) || std::ranges::none_of(problem_.hires, does_it)) continue;
            for (std::size_t u = 0; u < org_.units.size(); ++u) {
                const UnitId unit = id_at<UnitId>(u);
                if (!has_children(unit) && written_.within(unit, need.within, org_.today)) {
                    found.insert(static_cast<std::uint32_t>(u));
                }
            }
        }
    }
    // Those that the spec names for hiring have their place.
    if (found.empty() && org_.plan.hire) found.insert(number(kNone<UnitId>));
    std::vector<UnitId> units;
    for (const std::uint32_t each : found) {
        const UnitId unit = each == org_.units.size() ? kNone<UnitId> : id_at<UnitId>(each);
        if (setup_.lasts(unit)) units.push_back(unit);
    }
    return units;
}

// Those who manage units are hired above these: into the unit that has them in it, or into the company.
std::vector<UnitId> HirePlaces::units_for_managers() const {
    const RoleId role = org_.plan.managers->role;
    std::set<std::size_t> found;  // the last: the company
    const auto add = [&](UnitId unit) { found.insert(given(unit) ? index(unit) : org_.units.size()); };
    for (std::size_t u = 0; u < org_.units.size(); ++u) {
        const UnitState& state = org_.units[u].states.front();
        const bool headed = given(state.manager) || state.headless;
        const bool managed = given(state.manager) && org_[state.manager].states.front().role == role;
        if (!managed && (headed || !org_.units[u].planned || has_children(id_at<UnitId>(u)))) continue;
        UnitId above = state.within;
        while (given(above) && org_[above].planned) above = org_[above].states.front().within;
        add(above);
    }
    // Where a stage needs one in a unit that has none of these in it, they manage the teams in it from there.
    for (const Stage& stage : org_.stages) {
        for (const SeatNeed& need : stage.needs.seats) {
            if (!need.seats.roles || std::ranges::count(*need.seats.roles, role) == 0 || !need.seats.within) continue;
            for (const UnitId wanted : *need.seats.within) {
                const auto inside = [&](std::size_t u) {
                    return u < org_.units.size() && written_.within(id_at<UnitId>(u), wanted, org_.today);
                };
                if (std::ranges::none_of(found, inside)) add(wanted);
            }
        }
    }
    std::vector<UnitId> units;
    for (const std::size_t each : found) {
        const UnitId unit = each == org_.units.size() ? kNone<UnitId> : id_at<UnitId>(each);
        if (setup_.lasts(unit)) units.push_back(unit);
    }
    return units;
}

// Whether people in this line of work sit in the teams that there are, or nobody sits in any.
bool HirePlaces::is_of_teams(RoleId role) const {
    bool any = false;
    for (const auto& [at, count] : sits_) {
        if (!given(at.second) || !setup_.is_team(at.second) || graph::manages_people(org_[at.first])) continue;
        any = true;
        if (at.first == role || (given(org_[role].family) && org_[at.first].family == org_[role].family)) return true;
    }
    return !any;
}

bool HirePlaces::is_executive(RoleId role) const {
    return std::ranges::find(org_[role].tags, Text("executive")) != org_[role].tags.end();
}

bool HirePlaces::is_seated(UnitId unit) const {
    return std::ranges::any_of(sits_, [&](const auto& each) { return each.first.second == unit; });
}

// The teams that there are; where there are none, all units.
void HirePlaces::insert_teams(std::set<UnitId>& units) const {
    std::set<UnitId> teams, all;
    for (std::size_t u = 0; u < org_.units.size(); ++u) {
        if (org_.units[u].planned) continue;
        all.insert(id_at<UnitId>(u));
        if (setup_.is_team(id_at<UnitId>(u))) teams.insert(id_at<UnitId>(u));
    }
    units.merge(teams.empty() ? all : teams);
}

RoleId HirePlaces::tech_lead() const {
    const auto found = std::ranges::find(org_.roles, Text("tech-lead"), &Role::id);
    return found == org_.roles.end() ? kNone<RoleId>
                                     : id_at<RoleId>(static_cast<std::size_t>(found - org_.roles.begin()));
}

// Of those who lead the teams that there are; a tech lead, where none has a manager.
std::set<RoleId> HirePlaces::leads_of_teams() const {
    std::set<RoleId> roles;
    for (std::size_t u = 0; u < org_.units.size(); ++u) {
        const PositionId head = org_.units[u].states.front().manager;
        if (org_.units[u].planned || !given(head) || !setup_.is_team(id_at<UnitId>(u))) continue;
        const RoleId role = org_[head].states.front().role;
        // Whoever leads the company, or a function of it, is there once: no team more is led by another one.
        if (given(role) && !is_executive(role)) roles.insert(role);
    }
    if (roles.empty() && given(tech_lead())) roles.insert(tech_lead());
    return roles;
}

// Who may lead a planned unit: the roles that lead units like it, or a tech lead.
void HirePlaces::find_leads() {
    const auto hired = [&](RoleId role) {
        return std::ranges::any_of(problem_.hires, [&](const HireProfile& each) { return each.role == role; }) ||
               std::ranges::any_of(org_.ready, [&](const Readiness& each) { return each.role == role; });
    };
    const RoleId lead = tech_lead();
    if (given(lead) && hired(lead)) {
        leads_.insert(lead);
        return;
    }
    for (const RoleId role : leads_of_teams()) {
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
