#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/propose/rows.h"

namespace orgplan::propose {
namespace {

class SizeRows : Rows {
  public:
    explicit SizeRows(Setup& setup) : Rows(setup) {}

    void add() {
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) add_size(static_cast<std::uint32_t>(h));
        add_leads();
    }

  private:
    // Seats of a unit within its size; what the spec itself is off it stays so.
    void add_size(std::uint32_t home) {
        const UnitId unit = problem_.homes[home].unit;
        if (!given(unit)) return;
        const Unit& there = org_[unit];
        const std::optional<Range>& said = there.at(org_.today).size;
        double low = -kNoBound, high = kNoBound;
        std::uint32_t origin = 0;
        if (said) {
            low = said->low.value_or(-kNoBound);
            high = said->high.value_or(kNoBound);
            origin = setup_.origin(fmt::format("`size` of `{}`", there.id), said->place, Origin::Kind::size);
        } else if (there.planned && setup_.is_team(unit)) {
            low = setup_.parameter("team.min", 3);
            high = setup_.parameter("team.max", 9);
            origin = setup_.origin(fmt::format("`team.min` and `team.max` for `{}`", there.id), there.place,
                                   Origin::Kind::rule);
            problem_.defaults.push_back(
                fmt::format("`size` of `{}`: {:g}..{:g}, `team.min` and `team.max` of the rules", there.id, low, high));
        } else if (setup_.is_team(unit)) {
            low = setup_.parameter("team.min", -kNoBound);
            high = setup_.parameter("team.max", kNoBound);
            origin = setup_.origin(fmt::format("`team.min` and `team.max` for `{}`", there.id), there.place,
                                   Origin::Kind::rule);
        } else {
            return;
        }
        CountRow most = setup_.row(origin);
        const std::vector<double> fixed = size_of(most, home);
        const double now = now_of(most);
        CountRow least = most;
        for (std::size_t t = 0; t < fixed.size(); ++t) {
            // A unit that is there may be of another size later.
            if (const std::optional<Range> then = size_at(there, static_cast<int>(t)); then) {
                low = then->low.value_or(-kNoBound);
                high = then->high.value_or(kNoBound);
            }
            if (high != kNoBound) most.high[t] = std::max(high - fixed[t], now);
            if (low == -kNoBound) continue;
            if (there.planned) {
                least.low[t] = low - fixed[t];
            } else if (there.exists(day(static_cast<int>(t)))) {
                least.low[t] = std::min(low - fixed[t], now);
            }
        }
        if (there.planned) least.stands = home;
        const auto bounds = [](double bound) { return std::abs(bound) != kNoBound; };
        if (std::ranges::any_of(most.high, bounds)) problem_.counts.push_back(std::move(most));
        if (std::ranges::any_of(least.low, bounds)) problem_.counts.push_back(std::move(least));
    }

    // At most one lead in a unit of people who are led; one, where nobody else manages it.
    void add_leads() {
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!given(home.unit)) continue;
            CountRow row = setup_.row(setup_.origin(fmt::format("the one lead of `{}`", org_[home.unit].id),
                                                    org_[home.unit].place, Origin::Kind::rule));
            const auto leads = [&](RoleId role) {
                if (!given(role)) return false;
                if (org_[role].id == "tech-lead") return true;
                for (std::size_t p = 0; p < problem_.profiles.size() && home.planned; ++p) {
                    if (home.leads[p] != 0 && problem_.profiles[p].role == role) return true;
                }
                return false;
            };
            const std::vector<double> fixed = weigh(
                row,
                [&](const Slot& slot) {
                    return slot.home == h && adds_seats(slot) && leads(problem_.profiles[slot.profile].role) ? 1 : 0;
                },
                [&](Tick at) {
                    double count = 0;
                    for (const graph::Index::Belonging& each : written_.at(at).members(home.unit)) {
                        count += leads(each.role) ? 1 : 0;
                    }
                    return count;
                });
            if (row.weights.empty()) continue;
            const double now = now_of(row);
            for (std::size_t t = 0; t < fixed.size(); ++t) row.high[t] = std::max(1 - fixed[t], now);
            problem_.counts.push_back(std::move(row));
        }
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) {
            const Home& home = problem_.homes[h];
            if (!home.needs_lead) continue;
            CountRow row = setup_.row(0);
            row.stands = static_cast<std::uint32_t>(h);
            const std::vector<double> fixed = weigh(
                row, [&](const Slot& slot) { return slot.home == h && home.leads[slot.profile] != 0 ? 1 : 0; },
                [](Tick) { return 0.0; });
            bound_below(row, 1, fixed);
            problem_.counts.push_back(std::move(row));
        }
    }
};

}  // namespace

void add_sizes(Setup& setup) {
    SizeRows(setup).add();
}

}  // namespace orgplan::propose
