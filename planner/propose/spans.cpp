// How many people report to those who lead units, as `span-too-wide` counts them; those of `plan: managers` have rows
// of their own.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "planner/propose/rows.h"

namespace orgplan::propose {
namespace {

class SpanRows : Rows {
  public:
    explicit SpanRows(Setup& setup) : Rows(setup) {}

    void add() {
        if (!setup_.holds("span-too-wide")) return;
        most_ = setup_.parameter("span.max", kNoBound);
        crowd_ = setup_.crowd(setup_.parameter("shape.min_headcount", 12), {});
        const graph::Index& now = written_.at(org_.today);
        for (const PositionId seat : now.standing()) {
            if (leads_people(now, seat)) add_present(now, seat);
        }
        for (std::uint32_t h = 0; h < problem_.homes.size(); ++h) {
            if (problem_.homes[h].planned) add_planned(h);
        }
    }

  private:
    UnitId written_within(UnitId unit) const { return org_[unit].states.front().within; }
    PositionId written_head(UnitId unit) const { return org_[unit].states.front().manager; }

    // The unit above that somebody heads; none: the company.
    UnitId headed_above(UnitId unit) const {
        UnitId above = written_within(unit);
        while (given(above) && !given(written_head(above))) above = written_within(above);
        return above;
    }

    // Somebody who manages units by now, or is to manage planned ones.
    void add_present(const graph::Index& now, PositionId seat) {
        const std::span<const UnitId> managed = now.managed(seat);
        const auto is_managed = [&](UnitId unit) { return std::ranges::find(managed, unit) != managed.end(); };
        CountRow row = row_of(fmt::format("`span.max` for `{}`", org_[seat].id), org_[seat].place);
        const std::vector<double> fixed = weigh(
            row,
            [&](const Slot& slot) {
                const Home& home = problem_.homes[slot.home];
                if (!adds_seats(slot)) return 0;
                if (!home.planned) return is_managed(home.unit) ? 1 : 0;
                if (written_head(home.unit) == seat) return 1;
                return is_managed(headed_above(home.unit)) && leads(home, slot) ? 1 : 0;
            },
            [&](Tick at) { return double(written_.at(at).span(seat)); });
        const double now_there = now_of(row);
        for (std::size_t t = 0; t < fixed.size(); ++t) row.high[t] = std::max(most_ - fixed[t], now_there);
        if (!row.weights.empty()) problem_.counts.push_back(std::move(row));
    }

    // Whoever leads a planned unit: the one lead it has, or somebody who the spec has in it.
    void add_planned(std::uint32_t number) {
        const Home& home = problem_.homes[number];
        const PositionId head = written_head(home.unit);
        const bool within = given(head) && org_[head].opens == kForever && org_[head].states.front().home == home.unit;
        if (!within && !(home.needs_lead && !home.managed)) return;
        CountRow row =
            row_of(fmt::format("`span.max` for the lead of `{}`", org_[home.unit].id), org_[home.unit].place);
        weigh(
            row,
            [&](const Slot& slot) {
                const bool reports = within || home.leads[slot.profile] == 0;
                return slot.home == number && adds_seats(slot) && reports ? 1 : 0;
            },
            [](Tick) { return 0.0; });
        if (row.weights.empty()) return;
        // Among the seats of the unit is that of the head.
        const double vacant = vacant_in(home.unit, [](const PositionState&) { return true; });
        const double most = most_ - vacant + (within ? 1 : 0);
        for (double& high : row.high) high = most;
        problem_.counts.push_back(std::move(row));
    }

    CountRow row_of(std::string what, Place place) {
        CountRow row = setup_.row(setup_.origin(std::move(what), place, Origin::Kind::rule));
        row.crowd = crowd_;
        return row;
    }

    static bool leads(const Home& home, const Slot& slot) { return home.needs_lead && home.leads[slot.profile] != 0; }

    // Whether somebody manages a unit, below somebody else, mostly of people who lead nobody.
    bool leads_people(const graph::Index& now, PositionId seat) const {
        const RoleId role = now.role(seat);
        const auto to_head = [&](const Home& home) { return home.planned && written_head(home.unit) == seat; };
        const bool heads = !now.managed(seat).empty() || std::ranges::any_of(problem_.homes, to_head);
        if (!heads || !given(now.manager(seat)) || now.assistant(seat) || !given(role)) return false;
        if (org_.plan.managers && org_.plan.managers->role == role) return false;
        constexpr std::array<std::string_view, 5> kOthers{"coach", "coordinator", "facilitator", "player-coach",
                                                          "supervisor"};
        const auto other = [&](Text tag) { return std::ranges::find(kOthers, tag) != kOthers.end(); };
        if (org_[role].id == "founder" || std::ranges::any_of(org_[role].tags, other)) return false;
        if (std::ranges::any_of(org_[seat].tags, other)) return false;
        std::size_t leading = 0;
        for (const graph::Index::Report& each : now.reports(seat)) leading += now.reports(each.seat).empty() ? 0 : 1;
        return 2 * leading <= now.reports(seat).size();
    }

    double most_ = kNoBound;
    std::uint32_t crowd_ = kNowhere;
};

}  // namespace

void add_spans(Setup& setup) {
    SpanRows(setup).add();
}

}  // namespace orgplan::propose
