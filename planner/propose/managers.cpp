#include <fmt/format.h>
#include <algorithm>

#include "planner/propose/rows.h"

namespace orgplan::propose {
namespace {

class ManagerRows : Rows {
  public:
    explicit ManagerRows(Setup& setup) : Rows(setup) {}

    void add() {
        if (!org_.plan.managers) return;
        const PlannedManagers& terms = *org_.plan.managers;
        Managers managers;
        managers.role = terms.role;
        const double rule = setup_.parameter("span.max", kNoBound);
        managers.span = std::min(double(terms.span.value_or(UINT32_MAX)), rule);
        managers.origin = setup_.origin(terms.span && *terms.span <= rule ? "`span` of `plan.managers`" : "`span.max`",
                                        terms.span ? terms.span_place : terms.place,
                                        terms.span && *terms.span <= rule ? Origin::Kind::number : Origin::Kind::rule);
        const graph::Index& now = written_.at(org_.today);
        for (const PositionId seat : now.standing()) {
            const PositionState& state = *now.state(seat);
            if (state.role == terms.role && state.occupancy != Occupancy::vacant) {
                managers.people.push_back(seat);
                managers.seated.push_back(state.home);
            }
        }
        for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
            const Slot& slot = problem_.slots[i];
            if (slot.hire && adds_seats(slot) && problem_.profiles[slot.profile].role == terms.role) {
                managers.slots.push_back(static_cast<std::uint32_t>(i));
            }
        }
        for (std::size_t u = 0; u < org_.units.size(); ++u) {
            const UnitId unit = id_at<UnitId>(u);
            const PositionId head = org_.units[u].states.front().manager;
            const auto by = std::ranges::find(managers.people, head);
            const std::uint32_t home = home_of(unit);
            const bool planned = home != kNowhere && problem_.homes[home].managed;
            if (!planned && (by == managers.people.end() || !now.exists(unit))) continue;
            managers.now.push_back(
                by == managers.people.end() ? kNowhere : static_cast<std::uint32_t>(by - managers.people.begin()));
            managers.homes.push_back(home);
            managers.units.push_back(unit);
            CountRow size = setup_.row(0);
            const std::vector<double> fixed =
                home != kNowhere ? size_of(size, home)
                                 : weigh(
                                       size, [](const Slot&) { return 0; },
                                       [&](Tick at) { return double(written_.at(at).team_size(unit)); });
            bound_below(size, 0, fixed);
            managers.sizes.push_back(std::move(size));
        }
        if (!managers.homes.empty()) problem_.managers = std::move(managers);
    }
};

}  // namespace

void add_managers(Setup& setup) {
    ManagerRows(setup).add();
}

}  // namespace orgplan::propose
