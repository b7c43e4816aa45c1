#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "planner/propose/setup.h"

namespace orgplan::propose {
namespace {

// The most months, slots and promotions; more are refused rather than waited for.
constexpr int kMostMonths = 60;
constexpr std::size_t kMostSlots = 600;

class People {
  public:
    People(Setup& setup, text::Findings& faults)
        : setup_(setup),
          org_(setup.org),
          written_(setup.written),
          problem_(setup.problem),
          faults_(faults),
          once_(org_) {}

    void add() {
        if (!lay_out_months()) return;
        choose_hires();
        find_busy();
        add_units();
        add_hired();
        add_moving();
        add_ready();
        add_written_starts();
        add_taken();
        choose_leads();
        price_slots();
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
        problem_.homes.push_back(home);
        return known;
    }

    bool has_children(UnitId unit) const {
        return std::ranges::any_of(org_.units, [&](const Unit& each) { return each.states.front().within == unit; });
    }

    // Seats by role and unit, at any time from now on.
    void count_roles() {
        for (const Position& seat : org_.positions) {
            for (const PositionState& state : seat.states) {
                if (seat.until(state) <= org_.today || seat.closes <= org_.today || !given(state.role)) continue;
                if (seat.opens == kForever) continue;
                sits_[{state.role, state.home}] += 1;
                problem_.roles_now[state.role] += 1;
            }
        }
    }

    void choose_hires() {
        count_roles();
        if (org_.plan.hire) {
            problem_.hires = *org_.plan.hire;
            return;
        }
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

    // Where people of a role may be hired or move to.
    std::vector<UnitId> units_for(RoleId role) {
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

    bool is_team(UnitId unit) const {
        const Text kind = org_[unit].states.front().kind;
        return kind == "team" || kind == "squad";
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

    // Who may lead a planned unit: the roles that lead units like it, or a tech lead.
    void find_leads() {
        const auto hired = [&](RoleId role) {
            return std::ranges::any_of(problem_.hires, [&](const HireProfile& each) { return each.role == role; }) ||
                   std::ranges::any_of(org_.ready, [&](const Readiness& each) { return each.role == role; });
        };
        const auto tech_lead =
            std::ranges::find_if(org_.roles, [](const Role& role) { return role.id == "tech-lead"; });
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

    void add_hired() {
        find_leads();
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
            PositionState employed;
            employed.employment = hire.employment;
            const int days = graph::is_employed(employed) ? hiring::days_to_fill(org_, hire.role, written_.norms) : 0;
            profile.days_to_fill = days;
            profile.earliest = earliest_start(problem_, days);
            const bool heads = org_.plan.managers && org_.plan.managers->role == hire.role;
            profile.moves = setup_.stay().has_value() && graph::is_employed(employed) && !heads;
            const auto number = static_cast<std::uint32_t>(problem_.profiles.size());
            problem_.profiles.push_back(profile);
            for (const UnitId unit : units_for(hire.role)) {
                problem_.slots[add_slot(number, unit)].hire = true;
            }
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

    // Whether somebody sits there now, and nothing about the seat is written for later.
    bool settled(PositionId id) const {
        const Position& seat = org_[id];
        if (!seat.exists(org_.today) || seat.closes != kForever) return false;
        const PositionState& state = seat.at(org_.today);
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
            for (const UnitId unit : units_for(state.role)) {
                if (given(unit) && org_[unit].planned && !is_hired_like(state.role)) continue;
                add_slot(known->second, unit);
            }
        }
    }

    // Planned units are for people in the lines of work that are hired for; others have no place there.
    bool is_hired_like(RoleId role) const {
        const FamilyId family = org_[role].family;
        return std::ranges::any_of(problem_.hires, [&](const HireProfile& each) {
            return each.role == role || (given(family) && org_[each.role].family == family);
        });
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
                    for (const UnitId unit : units_for(state.role)) add_slot(number, unit);
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
                for (const UnitId unit : units_for(ready.role)) units.push_back(unit);
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
                profile.earliest = earliest_start(problem_, profile.days_to_fill);
                problem_.profiles.push_back(profile);
            }
            problem_.slots[add_slot(number, state.home)].opens_with += 1;
            const bool named = state.occupancy == Occupancy::named;
            shut(add_home(state.home), named || !graph::is_employed(state) ? 1 : problem_.profiles[number].earliest,
                 !named && graph::is_employed(state));
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
            if (!home.planned || has_children(home.unit)) continue;
            for (std::size_t i = 0; i < problem_.profiles.size(); ++i) {
                home.leads[i] = leads_.contains(problem_.profiles[i].role);
            }
            const UnitState& state = org_[home.unit].states.front();
            const bool headed = given(state.manager) || state.headless;
            home.managed = !headed && org_.plan.managers;
            home.needs_lead = !headed && (!home.managed || home.lead_first > 0);
            if (home.needs_lead && leads_.empty()) {
                faults_.add("plan-needs-lead", org_[home.unit].place,
                            fmt::format("nobody may lead the planned unit `{}`", org_[home.unit].id));
                home.needs_lead = false;
            }
            if (home.lead_first > 0) home.lead_origin = lead_first;
            if (home.needs_lead) named.insert(leads_.begin(), leads_.end());
        }
        for (const RoleId role : named) {
            problem_.defaults.push_back(
                fmt::format("planned units without `manager` are led by a `{}`", org_[role].id));
        }
    }

    void price_slots() {
        // Amounts of a month are a twelfth of a year's, whose decimals the factors of cost give.
        std::vector<std::optional<costs::Price>> prices;
        costs::Wide finest = 1;
        for (const Slot& slot : problem_.slots) {
            prices.push_back(setup_.prices.of(setup_.state_of(slot), setup_.location_of(slot)));
            if (!prices.back()) continue;
            while (finest < 10'000 && prices.back()->yearly * finest % costs::Price::kYearly != 0) finest *= 10;
        }
        problem_.money = static_cast<std::int64_t>(12 * finest);
        std::set<std::uint32_t> unpriced, priced;
        for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
            Slot& slot = problem_.slots[i];
            const Profile& profile = problem_.profiles[slot.profile];
            if (prices[i]) {
                const costs::Wide scaled = prices[i]->yearly * finest;
                slot.cost = static_cast<Money>((scaled + costs::Price::kYearly - 1) / costs::Price::kYearly);
            }
            const bool costly = prices[i].has_value() || !org_.costs.given;
            if (profile.hire != kNowhere) (costly ? priced : unpriced).insert(profile.hire);
            slot.hire = slot.hire && costly;
            slot.fee = once_.of(false, profile.role) * problem_.money;
            freeze(slot);
        }
        for (const std::uint32_t hire : unpriced) {
            if (!priced.contains(hire)) setup_.unpriced.push_back(hire);
        }
        for (Promotion& promotion : problem_.promotions) {
            promotion.fee = once_.of(true, problem_.profiles[promotion.to].role) * problem_.money;
        }
        if (problem_.slots.size() > kMostSlots) {
            faults_.add(
                "plan-too-large", org_.plan.place.known() ? org_.plan.place : org_.company.place,
                fmt::format("there are {} ways to place people, more than {}", problem_.slots.size(), kMostSlots),
                "name fewer roles under `plan: {hire: [...]}`, or fewer planned units");
        }
        for (const Profile& profile : problem_.profiles) problem_.new_for.push_back(new_months(profile));
    }

    // Nobody starts in a freeze, or where the unit is not there.
    void freeze(Slot& slot) {
        const UnitId unit = problem_.homes[slot.home].unit;
        slot.frozen.assign(static_cast<std::size_t>(problem_.months) + 1, 0);
        for (int t = 1; t <= problem_.months; ++t) {
            const bool there = !given(unit) || org_[unit].planned || org_[unit].exists(day(t));
            const auto holds = [&](const Freeze& freeze) {
                return freeze.opens <= day(t) && day(t) < freeze.closes &&
                       (!given(freeze.unit) || (given(unit) && written_.within(unit, freeze.unit, day(t))));
            };
            slot.frozen[static_cast<std::size_t>(t)] = !there || std::ranges::any_of(org_.hiring.freezes, holds);
        }
    }

    // By month of a start, for how many month ends somebody is new, that of the start included.
    std::vector<int> new_months(const Profile& profile) const {
        const double months = hiring::ramp_months(org_, profile.role, written_.norms);
        const int days = static_cast<int>(std::lround(months * 365.25 / 12));
        std::vector<int> counts(static_cast<std::size_t>(problem_.months) + 1, 0);
        for (int t = 1; t <= problem_.months; ++t) {
            for (int end = t; end <= problem_.months && day(end + 1) - 1 < day(t) + days; ++end) {
                counts[static_cast<std::size_t>(t)] += 1;
            }
        }
        return counts;
    }

    Setup& setup_;
    const Organisation& org_;
    Written& written_;
    Problem& problem_;
    text::Findings& faults_;
    costs::OneOffs once_;
    std::vector<std::uint32_t> home_of_;
    std::map<std::pair<RoleId, UnitId>, int> sits_;
    std::set<RoleId> leads_;
    std::vector<bool> busy_;
    std::set<PositionId> taken_;
};

}  // namespace

std::uint32_t Problem::slot_of(std::uint32_t profile, std::uint32_t home) const {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].profile == profile && slots[i].home == home) return static_cast<std::uint32_t>(i);
    }
    return kNowhere;
}

int earliest_start(const Problem& problem, int days_to_fill) {
    int month = 1;
    while (month <= problem.months && problem.days[static_cast<std::size_t>(month)] < problem.now + days_to_fill + 1) {
        ++month;
    }
    return month;
}

std::uint32_t Setup::origin(std::string what, Place place, Origin::Kind kind) {
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

void add_people(Setup& setup, text::Findings& faults) {
    People(setup, faults).add();
}

}  // namespace orgplan::propose
