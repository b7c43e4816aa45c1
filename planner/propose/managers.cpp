#include <fmt/format.h>

#include <algorithm>

#include "planner/propose/rows.h"

// Who may manage the units of `plan: managers`. A line follows the unit in which a seat sits: who manages a unit sits
// in it, or above it, or manages the unit in which they sit as well.

namespace orgplan::propose {
namespace {

class ManagerRows : Rows {
  public:
    explicit ManagerRows(Setup& setup) : Rows(setup), now_(written_.at(org_.today)) {}

    void add() {
        if (!org_.plan.managers) return;
        const PlannedManagers& terms = *org_.plan.managers;
        managers_.role = terms.role;
        const double rule = setup_.parameter("span.max", kNoBound);
        managers_.span = std::min(double(terms.span.value_or(UINT32_MAX)), rule);
        managers_.origin = setup_.origin(terms.span && *terms.span <= rule ? "`span` of `plan.managers`" : "`span.max`",
                                         terms.span ? terms.span_place : terms.place,
                                         terms.span && *terms.span <= rule ? Origin::Kind::number : Origin::Kind::rule);
        for (std::size_t p = 0; p < org_.positions.size(); ++p) add_person(id_at<PositionId>(p));
        for (std::size_t u = 0; u < org_.units.size(); ++u) add_unit(id_at<UnitId>(u));
        if (managers_.units.empty()) return;
        add_hired();
        for (const UnitId home : homes_) {
            const auto in = std::ranges::find(managers_.units, home, &Managers::Managed::unit);
            managers_.seated.push_back(
                in == managers_.units.end() ? kNowhere : static_cast<std::uint32_t>(in - managers_.units.begin()));
        }
        for (Managers::Managed& unit : managers_.units) {
            for (std::uint32_t p = 0; p < homes_.size(); ++p) {
                unit.can.push_back(unit.now == p || fits(homes_[p], unit.unit));
            }
            for (const Managers::Hired& hired : managers_.hired)
                unit.can.push_back(covers(home(hired.slot), unit.unit));
        }
        problem_.managers = std::move(managers_);
    }

  private:
    UnitId home(std::uint32_t slot) const { return problem_.homes[problem_.slots[slot].home].unit; }
    UnitId above(UnitId unit) const { return org_[unit].states.front().within; }

    // Whoever is such a manager in some month, by what the spec says.
    void add_person(PositionId seat) {
        const auto is_such = [&](const PositionState& state) { return state.role == managers_.role; };
        if (std::ranges::none_of(org_[seat].states, is_such)) return;
        using Seat = Managers::Seat;
        std::vector<Seat> there(static_cast<std::size_t>(problem_.months) + 1, Seat::none);
        UnitId home = kNone<UnitId>;
        for (int t = problem_.months; t >= 0; --t) {
            const graph::Index& at = written_.at(t == 0 ? org_.today : day(t));
            if (!at.exists(seat)) continue;
            const PositionState& state = *at.state(seat);
            if (!is_such(state)) continue;
            there[static_cast<std::size_t>(t)] = state.occupancy == Occupancy::vacant ? Seat::vacant : Seat::filled;
            home = state.home;
        }
        std::uint32_t successor = kNowhere;
        for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
            const Profile& profile = problem_.profiles[problem_.slots[s].profile];
            if (profile.backfill && profile.person == seat) successor = s;
        }
        const bool ever = std::ranges::find(there, Seat::filled) != there.end();
        if (!ever && successor == kNowhere) return;
        managers_.people.push_back(seat);
        managers_.successors.push_back(successor);
        managers_.there.push_back(std::move(there));
        homes_.push_back(home);
    }

    void add_unit(UnitId unit) {
        const PositionId head = org_[unit].states.front().manager;
        const auto by = std::ranges::find(managers_.people, head);
        const std::uint32_t home = home_of(unit);
        const bool planned = home != kNowhere && problem_.homes[home].managed;
        if (!planned && (by == managers_.people.end() || !now_.exists(unit))) return;
        Managers::Managed managed{unit, above(unit), home, kNowhere, setup_.row(0)};
        if (by != managers_.people.end()) managed.now = static_cast<std::uint32_t>(by - managers_.people.begin());
        const std::vector<double> fixed = home != kNowhere
                                              ? size_of(managed.size, home)
                                              : weigh(
                                                    managed.size, [](const Slot&) { return 0; },
                                                    [&](Tick at) { return double(written_.at(at).team_size(unit)); });
        bound_below(managed.size, 0, fixed);
        managed.most = most_of(managed.size, unit);
        managers_.units.push_back(std::move(managed));
    }

    // The seats that a unit has at most.
    double most_of(const CountRow& size, UnitId unit) const {
        double most = now_of(size) - size.low[0];
        for (int t = 1; t <= problem_.months; ++t) {
            const std::optional<Range> wanted = size_at(org_[unit], t);
            if (!wanted || !wanted->high) return kNoBound;
            most = std::max({most, double(*wanted->high), -size.low[static_cast<std::size_t>(t)]});
        }
        return most;
    }

    // As many of a slot as there are units for them; of somebody who is ready for it, that one.
    void add_hired() {
        for (std::uint32_t s = 0; s < problem_.slots.size(); ++s) {
            const Slot& slot = problem_.slots[s];
            const Profile& profile = problem_.profiles[slot.profile];
            const bool promoted = std::ranges::any_of(problem_.promotions,
                                                      [&](const Promotion& each) { return each.to == slot.profile; });
            if (profile.role != managers_.role || !adds_seats(slot) || !(slot.hire || promoted)) continue;
            const auto below = [&](const Managers::Managed& each) { return covers(home(s), each.unit); };
            const auto units = static_cast<int>(std::ranges::count_if(managers_.units, below));
            for (int n = 1; n <= (promoted ? std::min(1, units) : units); ++n) managers_.hired.push_back({s, n});
        }
    }

    // Whether somebody who is hired into a unit may manage another one: those above it, and it itself.
    bool covers(UnitId home, UnitId unit) const {
        UnitId at = unit;
        while (given(at) && at != home) at = above(at);
        return at == home;
    }

    // Whether somebody who sits in a unit may manage another one: not one beside it in which others work and
    // whose manager is not of `plan: managers`.
    bool fits(UnitId home, UnitId unit) const {
        if (!given(home) || home == unit || above(home) != above(unit)) return true;
        if (std::ranges::find(managers_.units, home, &Managers::Managed::unit) != managers_.units.end()) return true;
        return std::ranges::none_of(now_.standing(), [&](PositionId seat) {
            return now_.state(seat)->home == home && now_.managed(seat).empty();
        });
    }

    const graph::Index& now_;
    Managers managers_;
    std::vector<UnitId> homes_;  // by entry of `people`
};

}  // namespace

void add_managers(Setup& setup) {
    ManagerRows(setup).add();
}

}  // namespace orgplan::propose
