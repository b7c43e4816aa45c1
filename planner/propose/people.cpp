#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "planner/propose/hire_places.h"
#include "planner/propose/planned_homes.h"
#include "planner/propose/staying.h"

namespace orgplan::propose {
namespace {

class People {
  public:
    People(Setup& setup, HirePlaces& places)
        : setup_(setup),
          org_(setup.org),
          written_(setup.written),
          problem_(setup.problem),
          places_(places),
          staying_(setup) {}

    void add() {
        add_units();
        add_hired();
        add_moving();
        add_ready();
        add_backfills();
        add_written_starts();
        add_taken();
    }

  private:
    Tick day(int month) const { return problem_.days[static_cast<std::size_t>(month)]; }

    // Every unit in which something may happen.
    void add_units() {
        home_of_.assign(org_.units.size() + 1, kNowhere);
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            if (org_.units[u].planned) add_home(id_at<UnitId>(u));
        }
    }

    std::uint32_t add_home(UnitId unit) {
        std::uint32_t& known = home_of_[given(unit) ? index(unit) : org_.units.size()];
        if (known != kNowhere) return known;
        known = static_cast<std::uint32_t>(problem_.homes.size());
        Home home;
        home.unit = unit;
        home.planned = given(unit) && org_[unit].planned;
        home.lead_first = home.planned ? static_cast<std::uint32_t>(org_.plan.lead_first.value_or(0)) : 0;
        const auto changed = home.planned ? setup_.changed.find(org_[unit].id) : setup_.changed.end();
        if (changed != setup_.changed.end()) {
            home.opens_by = problem_.month_by(changed->second.first - 1);
        }
        problem_.homes.push_back(home);
        return known;
    }

    std::uint32_t add_slot(std::uint32_t profile, UnitId unit) {
        const std::uint32_t home = add_home(unit);
        if (const std::uint32_t known = problem_.slot_of(profile, home); known != kNowhere) return known;
        Slot slot;
        slot.profile = profile;
        slot.home = home;
        problem_.slots.push_back(slot);
        return static_cast<std::uint32_t>(problem_.slots.size() - 1);
    }

    void add_hired() {
        for (std::size_t i = 0; i < problem_.hires.size(); ++i) {
            const HireProfile& hire = problem_.hires[i];
            Profile profile;
            profile.role = hire.role;
            profile.level = hire.level;
            profile.location = hire.location;
            profile.employment = hire.employment;
            profile.fte = hire.fte;
            profile.hire = static_cast<std::uint32_t>(i);
            profile.ramp = needs::ramp_of(org_, hire.role, written_.norms);
            const int days = is_employed(profile) ? hiring::days_to_fill(org_, hire.role, written_.norms) : 0;
            profile.days_to_fill = days;
            profile.fill_origin = fill_origin(profile);
            profile.earliest = earliest_start(problem_, days);
            const bool heads = org_.plan.managers && org_.plan.managers->role == hire.role;
            profile.moves = setup_.stay().has_value() && is_employed(profile) && !heads;
            const auto number = static_cast<std::uint32_t>(problem_.profiles.size());
            problem_.profiles.push_back(profile);
            const std::vector<UnitId> units = places_.units_for(hire.role);
            for (const UnitId unit : units) problem_.slots[add_slot(number, unit)].hire = true;
            if (units.empty()) problem_.unplaced.push_back(fmt::format("`{}`", org_[hire.role].id));
        }
    }

    void add_moving() {
        if (!setup_.stay()) return;
        using Kind = std::tuple<RoleId, Text, Text, Employment, double, std::uint32_t>;
        std::map<Kind, std::uint32_t> kinds;
        for (std::size_t i = 0; i < problem_.profiles.size(); ++i) {
            const Profile& each = problem_.profiles[i];
            kinds[{each.role, each.level, each.location, each.employment, each.fte, each.own_cost}] =
                static_cast<std::uint32_t>(i);
        }
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            const auto take = [&](const PlannedTake& each) { return each.seat == seat; };
            if (staying_.busy(seat) || !staying_.settled(seat) || std::ranges::any_of(org_.planned_takes, take))
                continue;
            const auto ready = [&](const Readiness& each) { return each.seat == seat; };
            if (std::ranges::any_of(org_.ready, ready)) continue;
            const PositionState& state = org_[seat].at(org_.today);
            if (state.stated != StatedLine::derived || !given(state.home)) continue;
            // Somebody who is new stays for a time, which would need a profile of their own.
            if (written_.began(seat, org_.today) + 31 * problem_.stay > org_.today) continue;
            const auto [known, fresh] =
                kinds.try_emplace({state.role, state.level, state.location, state.employment, state.fte, state.cost},
                                  static_cast<std::uint32_t>(problem_.profiles.size()));
            if (fresh) {
                Profile profile = profile_of(state);
                profile.moves = true;
                problem_.profiles.push_back(profile);
            }
            problem_.profiles[known->second].written.push_back(seat);
            problem_.slots[add_slot(known->second, state.home)].stock += 1;
            if (!fresh) continue;
            for (const UnitId unit : places_.units_for(state.role)) {
                if (given(unit) && org_[unit].planned && !places_.is_hired_like(state.role)) continue;
                add_slot(known->second, unit);
            }
        }
    }

    // Of the days that it takes to fill such a seat: written, or those of surveys.
    std::uint32_t fill_origin(const Profile& profile) {
        if (profile.days_to_fill == 0) return 0;
        const ByRole::Entry* const entry = org_.hiring.days_to_fill.of(profile.role, org_[profile.role].family);
        const auto [known, fresh] = fills_.try_emplace({entry, entry != nullptr ? 0 : profile.days_to_fill}, 0);
        if (!fresh) return known->second;
        known->second =
            entry != nullptr
                ? setup_.origin(fmt::format("`days_to_fill` of {:g}", entry->value), entry->place)
                : setup_.origin(fmt::format("`days_to_fill` of {}, which surveys say", profile.days_to_fill),
                                org_.hiring.given ? org_.hiring.place : org_.company.place, Origin::Kind::rule);
        return known->second;
    }

    Profile profile_of(const PositionState& state) const {
        Profile profile;
        profile.role = state.role;
        profile.level = state.level;
        profile.location = state.location;
        profile.employment = state.employment;
        profile.fte = state.fte;
        profile.own_cost = state.cost;
        profile.ramp = needs::ramp_of(org_, state.role, written_.norms);
        return profile;
    }

    // Whoever is ready for another role is a profile of their own, now and then.
    void add_ready() {
        for (std::size_t r = 0; r < org_.ready.size(); ++r) {
            const Readiness& ready = org_.ready[r];
            const auto take = [&](const PlannedTake& each) { return each.seat == ready.seat; };
            if (!staying_.settled(ready.seat) || std::ranges::any_of(org_.planned_takes, take)) continue;
            const PositionState& state = org_[ready.seat].at(org_.today);
            auto before =
                std::ranges::find_if(problem_.profiles, [&](const Profile& each) { return each.person == ready.seat; });
            if (before == problem_.profiles.end()) {
                Profile now = profile_of(state);
                now.person = ready.seat;
                now.written = {ready.seat};
                now.moves = setup_.stay() && !staying_.busy(ready.seat) && given(state.home);
                problem_.profiles.push_back(now);
                before = std::prev(problem_.profiles.end());
                const auto number = static_cast<std::uint32_t>(before - problem_.profiles.begin());
                problem_.slots[add_slot(number, state.home)].stock = 1;
                if (now.moves) {
                    for (const UnitId unit : places_.units_for(state.role)) add_slot(number, unit);
                }
            }
            const auto from = static_cast<std::uint32_t>(before - problem_.profiles.begin());
            Profile then = problem_.profiles[from];
            then.role = ready.role;
            then.own_cost = ready.cost != 0 ? ready.cost : state.cost;
            then.ramp.clear();
            then.written.clear();
            then.moves = setup_.stay().has_value();
            const auto to = static_cast<std::uint32_t>(problem_.profiles.size());
            problem_.profiles.push_back(then);
            std::vector<UnitId> units{state.home};
            if (then.moves) {
                for (const UnitId unit : places_.units_for(ready.role)) units.push_back(unit);
            }
            for (const UnitId unit : units) add_slot(to, unit);
            Promotion promotion;
            promotion.from = from;
            promotion.to = to;
            while (promotion.first <= problem_.months && day(promotion.first) < ready.from) ++promotion.first;
            promotion.readiness = static_cast<std::uint32_t>(r);
            problem_.promotions.push_back(promotion);
        }
    }

    // Whose requisition is open, so that nothing says when it ends.
    static bool is_sought(const Position& seat) {
        return seat.status == Requisition::open || seat.status == Requisition::offered;
    }

    // The successor of whoever leaves is a profile of their own: hired once at most, into the seat that is there.
    void add_backfills() {
        for (const PositionId seat : org_.planned_backfills) {
            const PositionState& state = org_[seat].states.back();
            if (org_[seat].closes != kForever || state.occupancy != Occupancy::vacant || !given(state.role)) continue;
            if (given(state.home) && (org_[state.home].planned || !setup_.lasts(state.home))) continue;
            Profile profile = profile_of(state);
            profile.person = seat;
            profile.backfill = true;
            profile.days_to_fill = is_employed(profile) ? hiring::days_to_fill(org_, state.role, written_.norms) : 0;
            profile.fill_origin = fill_origin(profile);
            profile.earliest = is_sought(org_[seat]) ? 1 : earliest_start(problem_, profile.days_to_fill);
            while (profile.earliest <= problem_.months && day(profile.earliest) < state.from) ++profile.earliest;
            const auto number = static_cast<std::uint32_t>(problem_.profiles.size());
            problem_.profiles.push_back(profile);
            problem_.slots[add_slot(number, state.home)].hire = true;
        }
    }

    // The seats that the spec has in a planned unit start when it is complete.
    void add_written_starts() {
        for (std::size_t i = 0; i < org_.positions.size(); ++i) {
            const PositionState& state = org_.positions[i].states.front();
            if (org_.positions[i].opens != kForever || !given(state.home) || !org_[state.home].planned) continue;
            if (state.occupancy == Occupancy::vacant || !given(state.role)) continue;
            Profile profile = profile_of(state);
            const auto alike = std::ranges::find_if(problem_.profiles, [&](const Profile& each) {
                return each.hire == kNowhere && !given(each.person) && each.role == profile.role &&
                       each.level == profile.level && each.location == profile.location && !each.moves &&
                       each.employment == profile.employment && each.fte == profile.fte &&
                       each.own_cost == profile.own_cost;
            });
            auto number = static_cast<std::uint32_t>(alike - problem_.profiles.begin());
            if (alike == problem_.profiles.end()) {
                profile.days_to_fill = hiring::days_to_fill(org_, profile.role, written_.norms);
                profile.fill_origin = fill_origin(profile);
                profile.earliest = earliest_start(problem_, profile.days_to_fill);
                problem_.profiles.push_back(profile);
            }
            Slot& slot = problem_.slots[add_slot(number, state.home)];
            const Position& seat = org_.positions[i];
            const bool secured = state.occupancy == Occupancy::named || seat.status == Requisition::offered;
            const bool waits = !secured && graph::is_employed(state);
            slot.opens_with += 1;
            slot.secured += secured ? 1 : 0;
            shut(add_home(state.home), waits && !is_sought(seat) ? problem_.profiles[number].earliest : 1, waits);
        }
    }

    // A unit cannot stand before the seats that the spec has there can be filled, nor come to stand in a freeze.
    void shut(std::uint32_t number, int earliest, bool freezes) {
        Home& home = problem_.homes[number];
        home.shut.resize(static_cast<std::size_t>(problem_.months) + 1);
        home.lead_first = 0;
        for (int t = 1; t <= problem_.months; ++t) {
            const auto holds = [&](const Freeze& freeze) {
                return freeze.opens <= day(t) && day(t) < freeze.closes &&
                       (!given(freeze.unit) || written_.within(home.unit, freeze.unit, day(t)));
            };
            if (t < earliest || (freezes && std::ranges::any_of(org_.hiring.freezes, holds))) {
                home.shut[static_cast<std::size_t>(t)] = 1;
            }
        }
    }

    // Those that a planned unit takes move when it is complete.
    void add_taken() {
        for (const PlannedTake& take : org_.planned_takes) {
            if (!staying_.settled(take.seat) || taken_.contains(take.seat)) continue;
            taken_.insert(take.seat);
            const PositionState& state = org_[take.seat].at(org_.today);
            Profile profile = profile_of(state);
            profile.person = take.seat;
            profile.written = {take.seat};
            const auto number = static_cast<std::uint32_t>(problem_.profiles.size());
            problem_.profiles.push_back(profile);
            const std::uint32_t from = add_slot(number, state.home), to = add_slot(number, take.unit);
            problem_.slots[from].stock = 1;
            problem_.slots[from].goes_to = problem_.slots[to].home;
            problem_.slots[to].comes = 1;
            shut(problem_.slots[to].home, 1, false);
        }
    }

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
    HirePlaces& places_;
    Staying staying_;
    std::vector<std::uint32_t> home_of_;
    std::set<PositionId> taken_;
    std::map<std::pair<const ByRole::Entry*, int>, std::uint32_t> fills_;  // origins
};

}  // namespace

void add_people(Setup& setup, text::Findings& faults) {
    if (!lay_out_months(setup, faults)) return;
    HirePlaces places(setup);
    places.choose();
    People(setup, places).add();
    finish_planned_homes(setup, places, faults);
}

}  // namespace orgplan::propose
