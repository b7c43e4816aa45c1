#include "planner/propose/planned_homes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "planner/text/article.h"

namespace orgplan::propose {
namespace {

class PlannedHomes {
  public:
    PlannedHomes(Setup& setup, const HirePlaces& places, text::Findings& faults)
        : setup_(setup), org_(setup.org), problem_(setup.problem), faults_(faults), places_(places) {}

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
            if (home.needs_lead && places_.leads().empty()) leave_closed(home);
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

  private:
    // A fault only where a stage needs the unit.
    void leave_closed(Home& home) {
        const Unit& unit = org_[home.unit];
        home.needs_lead = false;
        home.shut.assign(static_cast<std::size_t>(problem_.months) + 1, 1);
        if (is_needed(home.unit)) {
            faults_.add("plan-needs-lead", unit.place, fmt::format("nobody may lead the planned unit `{}`", unit.id));
        } else {
            problem_.notes.push_back(
                fmt::format("`{}` is not opened, since nobody may lead it: add such a role to `plan: hire`, or name "
                            "its `manager`.",
                            unit.id));
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

    // Whether the needs of a stage name a unit.
    bool is_needed(UnitId unit) const {
        const auto is = [&](UnitId each) { return each == unit; };
        return std::ranges::any_of(org_.stages, [&](const Stage& stage) {
            const auto sits_in = [&](const SeatNeed& need) {
                return need.seats.within && std::ranges::any_of(*need.seats.within, is);
            };
            return std::ranges::any_of(stage.needs.units, is, &UnitNeed::unit) ||
                   std::ranges::any_of(stage.needs.capacity, is, &CapacityNeed::within) ||
                   std::ranges::any_of(stage.needs.seats, sits_in);
        });
    }

    // Whether nothing else of the spec names a unit, and nobody is to sit in it.
    bool is_one_of_many(UnitId unit) const {
        const auto is = [&](UnitId each) { return each == unit; };
        return !is_needed(unit) && org_[unit].states.front().tags.empty() && !places_.has_children(unit) &&
               std::ranges::none_of(org_.budgets, is, &Budget::unit) &&
               std::ranges::none_of(org_.hiring.freezes, is, &Freeze::unit) &&
               std::ranges::none_of(org_.planned_takes, is, &PlannedTake::unit) &&
               std::ranges::none_of(org_.positions,
                                    [&](const Position& seat) { return seat.states.front().home == unit; });
    }

    Setup& setup_;
    const Organisation& org_;
    Problem& problem_;
    text::Findings& faults_;
    const HirePlaces& places_;
};

}  // namespace

void finish_planned_homes(Setup& setup, const HirePlaces& places, text::Findings& faults) {
    PlannedHomes homes(setup, places, faults);
    homes.choose_leads();
    homes.find_alike();
}

}  // namespace orgplan::propose
