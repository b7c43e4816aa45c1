#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "planner/propose/rows.h"

namespace orgplan::propose {
namespace {

class SizeRows : Rows {
  public:
    explicit SizeRows(Setup& setup) : Rows(setup) {}

    void add() {
        for (std::size_t h = 0; h < problem_.homes.size(); ++h) add_size(static_cast<std::uint32_t>(h));
        add_leads();
        add_spans();
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
            most.high[t] = std::max(high - fixed[t], now);
            if (there.planned) {
                least.low[t] = low - fixed[t];
            } else if (there.exists(day(static_cast<int>(t)))) {
                least.low[t] = std::min(low - fixed[t], now);
            }
        }
        if (there.planned) least.stands = home;
        if (high != kNoBound) problem_.counts.push_back(std::move(most));
        if (low != -kNoBound) problem_.counts.push_back(std::move(least));
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

    // Direct reports of those who manage a unit by now, as `span-too-wide` counts them; those of `plan: managers` have
    // rows of their own.
    void add_spans() {
        const double most = setup_.parameter("span.max", kNoBound);
        if (!has_heads(setup_.parameter("shape.min_headcount", 12))) return;
        const graph::Index& now = written_.at(org_.today);
        for (const PositionId seat : now.standing()) {
            if (!leads_people(now, seat)) continue;
            CountRow row = setup_.row(
                setup_.origin(fmt::format("`span.max` for `{}`", org_[seat].id), org_[seat].place, Origin::Kind::rule));
            const std::span<const UnitId> managed = now.managed(seat);
            const auto is_managed = [&](UnitId unit) { return std::ranges::find(managed, unit) != managed.end(); };
            const std::vector<double> fixed = weigh(
                row,
                [&](const Slot& slot) {
                    const Home& home = problem_.homes[slot.home];
                    if (!adds_seats(slot)) return 0;
                    if (!home.planned) return is_managed(home.unit) ? 1 : 0;
                    const bool below = is_managed(org_[home.unit].states.front().within);
                    return below && home.needs_lead && home.leads[slot.profile] != 0 ? 1 : 0;
                },
                [&](Tick at) { return double(written_.at(at).span(seat)); });
            for (std::size_t t = 0; t < fixed.size(); ++t) row.high[t] = std::max(most - fixed[t], now_of(row));
            if (!row.weights.empty()) problem_.counts.push_back(std::move(row));
        }
    }

    // Whether the company has so many people, or is to have them.
    bool has_heads(double heads) const {
        return double(written_.at(org_.today).count().heads) >= heads ||
               std::ranges::any_of(org_.stages,
                                   [&](const Stage& stage) { return double(stage.needs.heads.value_or(0)) >= heads; });
    }

    // Whether somebody manages a unit, below somebody else, mostly of people who lead nobody.
    bool leads_people(const graph::Index& now, PositionId seat) const {
        const RoleId role = now.role(seat);
        if (now.managed(seat).empty() || !given(now.manager(seat)) || now.assistant(seat) || !given(role)) return false;
        if (org_.plan.managers && org_.plan.managers->role == role) return false;
        constexpr std::array<std::string_view, 5> kOthers{"coach", "coordinator", "facilitator", "player-coach",
                                                          "supervisor"};
        const auto other = [&](Text tag) { return std::ranges::find(kOthers, tag) != kOthers.end(); };
        if (org_[role].id == "founder" || std::ranges::any_of(org_[role].tags, other)) return false;
        std::size_t leading = 0;
        for (const graph::Index::Report& each : now.reports(seat)) leading += now.reports(each.seat).empty() ? 0 : 1;
        return 2 * leading <= now.reports(seat).size();
    }
};

}  // namespace

void add_sizes(Setup& setup) {
    SizeRows(setup).add();
}

}  // namespace orgplan::propose
