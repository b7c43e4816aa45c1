#include "planner/propose/rows.h"

#include <algorithm>

namespace orgplan::propose {

std::vector<double> Rows::weigh(CountRow& row, const Times& times, const std::function<double(Tick)>& all) const {
    double modelled = 0;
    for (std::size_t i = 0; i < problem_.slots.size(); ++i) {
        const double each = times(problem_.slots[i]);
        if (each == 0) continue;
        row.weights.push_back({static_cast<std::uint32_t>(i), each});
        modelled += each * problem_.slots[i].stock;
    }
    std::vector<double> fixed(static_cast<std::size_t>(problem_.months) + 1);
    for (int t = 0; t <= problem_.months; ++t) {
        fixed[static_cast<std::size_t>(t)] = all(std::max(day(t), org_.today)) - modelled;
    }
    return fixed;
}

double Rows::now_of(const CountRow& row) const {
    double now = 0;
    for (const CountRow::Weight& each : row.weights) now += each.times * problem_.slots[each.slot].stock;
    return now;
}

void Rows::bound_below(CountRow& row, double low, const std::vector<double>& fixed) {
    for (std::size_t t = 0; t < row.low.size(); ++t) row.low[t] = low - fixed[t];
}

std::optional<Range> Rows::size_at(const Unit& unit, int month) const {
    if (!unit.planned) return unit.at(std::max(day(month), org_.today)).size;
    std::optional<Range> size = unit.states.front().size;
    if (const auto changed = setup_.changed.find(unit.id); changed != setup_.changed.end()) {
        for (const auto& [from, then] : changed->second.sizes) {
            if (from <= day(month)) size = then;
        }
    }
    return size;
}

std::uint32_t Rows::home_of(UnitId unit) const {
    const auto found = std::ranges::find_if(problem_.homes, [&](const Home& each) { return each.unit == unit; });
    return found == problem_.homes.end() ? kNowhere : static_cast<std::uint32_t>(found - problem_.homes.begin());
}

std::vector<double> Rows::size_of(CountRow& row, std::uint32_t home) const {
    const UnitId unit = problem_.homes[home].unit;
    const auto counts = [&](RoleId role) { return !given(role) || !graph::manages_people(org_[role]); };
    const auto counts_in_size = [&](const PositionState& state) { return counts(state.role); };
    return weigh(
        row,
        [&](const Slot& slot) {
            return slot.home == home && adds_seats(slot) && counts(problem_.profiles[slot.profile].role) ? 1 : 0;
        },
        [&](Tick at) {
            return org_[unit].planned ? vacant_in(unit, counts_in_size) : double(written_.at(at).team_size(unit));
        });
}

double Rows::vacant_in(UnitId unit, const std::function<bool(const PositionState&)>& counts) const {
    const auto waits = [&](const Position& seat) {
        const PositionState& state = seat.states.front();
        return seat.opens == kForever && state.home == unit && state.occupancy == Occupancy::vacant && counts(state);
    };
    return double(std::ranges::count_if(org_.positions, waits));
}

}  // namespace orgplan::propose
