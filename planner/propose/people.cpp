#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "planner/propose/hire_places.h"
#include "planner/text/article.h"

namespace orgplan::propose {
namespace {

// More months are refused rather than waited for.
constexpr int kMostMonths = 60;

class People {
  public:
    People(Setup& setup, text::Findings& faults)
        : setup_(setup),
          org_(setup.org),
          written_(setup.written),
          problem_(setup.problem),
          faults_(faults),
          places_(setup) {}

    void add() {
        if (!lay_out_months()) return;
        places_.choose();
        find_busy();
        add_units();
        add_hired();
        add_moving();
        add_ready();
        add_backfills();
        add_written_starts();
        add_taken();
        choose_leads();
        find_alike();
    }

  private:
    Tick day(int month) const { return problem_.days[static_cast<std::size_t>(month)]; }

    bool lay_out_months() {
        problem_.now = org_.today;
        const Month first = month_of(org_.today);
        Month last = first;
        for (const Stage& stage : org_.stages) {
            if (stage.needs.any() || stage.at > org_.today) last = std::max(last, month_of(stage.at));
        }
        if (org_.plan.until) {
            last = std::max(last, month_of(*org_.plan.until));
        } else {
            last = last + 3;
            problem_.defaults.push_back(
                fmt::format("`plan.until`: {}, three months past the last stage", month_text(last)));
        }
        problem_.months = last - first;
        if (problem_.months > kMostMonths) {
            faults_.add("plan-too-large", org_.stages.back().place,
                        fmt::format("the plan would have {} months, more than {}", problem_.months, kMostMonths),
                        "write an earlier `plan: {until: ...}`, or earlier stages");
            return false;
        }
        for (int t = 0; t <= problem_.months + 1; ++t) problem_.days.push_back(first_day(first + t));
        problem_.stay = setup_.stay().value_or(0);
        if (!org_.plan.moves) {
            problem_.defaults.push_back(
                fmt::format("`plan.moves`: allowed, and whoever started or moved stays for {} months", problem_.stay));
        }
        return true;
    }

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
            home.opens_by = 0;
            while (home.opens_by < problem_.months && day(home.opens_by + 1) < changed->second.first) ++home.opens_by;
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

    // Seats that stay as they are for more than themselves: who heads, has a hat or a duty, or is somebody's manager.
    void find_busy() {
        busy_.assign(org_.positions.size(), false);
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

    // Whether somebody sits there now, paid in full, and nothing about the seat is written for later.
    bool settled(PositionId id) const {
        const Position& seat = org_[id];
        if (!seat.exists(org_.today) || seat.closes != kForever) return false;
        const PositionState& state = seat.at(org_.today);
        const auto in_part = [&](const Holder& each) {
            const auto paid_less = [&](const Away& away) { return away.pay < 1 && away.closes > org_.today; };
            return given(each.person) && std::ranges::any_of(org_[each.person].away, paid_less);
        };
        double shares = state.holders.empty() ? 1 : 0;
        for (const Holder& each : state.holders) shares += each.share;
        if (shares < 1 || std::ranges::any_of(state.holders, in_part) || !setup_.lasts(state.home)) return false;
        return seat.until(state) == kForever && state.occupancy != Occupancy::vacant && graph::is_employed(state) &&
               given(state.role) && state.acting.empty();
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
            if (busy_[i] || !settled(seat) || std::ranges::any_of(org_.planned_takes, take)) continue;
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
            if (!settled(ready.seat) || std::ranges::any_of(org_.planned_takes, take)) continue;
            const PositionState& state = org_[ready.seat].at(org_.today);
            auto before =
                std::ranges::find_if(problem_.profiles, [&](const Profile& each) { return each.person == ready.seat; });
            if (before == problem_.profiles.end()) {
                Profile now = profile_of(state);
                now.person = ready.seat;
                now.written = {ready.seat};
                now.moves = setup_.stay() && !busy_[index(ready.seat)] && given(state.home);
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
            if (!settled(take.seat) || taken_.contains(take.seat)) continue;
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

    // A planned unit that names no manager is led by one of those who may lead it.
    void choose_leads() {
        std::set<RoleId> named;
        const std::uint32_t lead_first =
            org_.plan.lead_first ? setup_.origin("`lead_first`", org_.plan.lead_first_place) : 0;
        for (Home& home : problem_.homes) {
            home.leads.assign(problem_.profiles.size(), 0);
            if (!home.planned || places_.has_children(home.unit)) continue;
            for (std::size_t i = 0; i < problem_.profiles.size(); ++i) {
                home.leads[i] = places_.leads().contains(problem_.profiles[i].role);
            }
            const UnitState& state = org_[home.unit].states.front();
            const bool headed = given(state.manager) || state.headless;
            home.managed = !headed && org_.plan.managers;
            home.needs_lead = !headed && (!home.managed || home.lead_first > 0);
            if (home.needs_lead && places_.leads().empty()) {
                faults_.add("plan-needs-lead", org_[home.unit].place,
                            fmt::format("nobody may lead the planned unit `{}`", org_[home.unit].id));
                home.needs_lead = false;
            }
            if (home.lead_first > 0) home.lead_origin = lead_first;
            if (home.needs_lead) named.insert(places_.leads().begin(), places_.leads().end());
        }
        for (const RoleId role : named) {
            problem_.defaults.push_back(fmt::format("planned units without `manager` are led by {} `{}`",
                                                    text::article(org_[role].id), org_[role].id));
        }
    }

    // Of planned units that are alike in everything one is complete before the other.
    void find_alike() {
        std::uint32_t last = kNowhere;
        for (std::uint32_t h = 0; h < problem_.homes.size(); ++h) {
            Home& home = problem_.homes[h];
            if (!home.planned || !is_one_of_many(home.unit)) continue;
            if (last != kNowhere && same(problem_.homes[last].unit, home.unit)) home.alike = last;
            last = h;
        }
    }

    bool same(UnitId one, UnitId other) const {
        const UnitState& a = org_[one].states.front();
        const UnitState& b = org_[other].states.front();
        const auto range = [](const std::optional<Range>& size) {
            return size ? std::pair(size->low, size->high) : std::pair<decltype(size->low), decltype(size->high)>();
        };
        return a.kind == b.kind && a.purpose == b.purpose && a.location == b.location && a.within == b.within &&
               a.manager == b.manager && a.headless == b.headless && a.agile == b.agile &&
               range(a.size) == range(b.size);
    }

    // Whether nothing else of the spec names a unit, and nobody is to sit in it.
    bool is_one_of_many(UnitId unit) const {
        const auto is = [&](UnitId each) { return each == unit; };
        for (const Stage& stage : org_.stages) {
            if (std::ranges::any_of(stage.needs.units, is, &UnitNeed::unit)) return false;
            if (std::ranges::any_of(stage.needs.capacity, is, &CapacityNeed::within)) return false;
            for (const SeatNeed& need : stage.needs.seats) {
                if (need.seats.within && std::ranges::any_of(*need.seats.within, is)) return false;
            }
        }
        return org_[unit].states.front().tags.empty() && !places_.has_children(unit) &&
               std::ranges::none_of(org_.budgets, is, &Budget::unit) &&
               std::ranges::none_of(org_.hiring.freezes, is, &Freeze::unit) &&
               std::ranges::none_of(org_.planned_takes, is, &PlannedTake::unit) &&
               std::ranges::none_of(org_.positions,
                                    [&](const Position& seat) { return seat.states.front().home == unit; });
    }

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
    text::Findings& faults_;
    std::vector<std::uint32_t> home_of_;
    HirePlaces places_;
    std::vector<bool> busy_;
    std::set<PositionId> taken_;
    std::map<std::pair<const ByRole::Entry*, int>, std::uint32_t> fills_;  // origins
};

}  // namespace

void add_people(Setup& setup, text::Findings& faults) {
    People(setup, faults).add();
}

}  // namespace orgplan::propose
