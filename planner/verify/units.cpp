#include <fmt/format.h>

#include <algorithm>

#include "planner/report/besides.h"
#include "planner/report/phrases.h"
#include "planner/verify/review.h"

namespace orgplan::verify {
namespace {

class Units {
  public:
    explicit Units(Review& review) : review_(review), org_(review.org), last_(review.result.months) {}

    void check() {
        for (std::size_t i = 0; i < org_.units.size(); ++i) {
            const UnitId unit = id_at<UnitId>(i);
            if (org_[unit].opens == kForever) continue;
            check_leads(unit);
            if (review_.opened(unit)) {
                check_opening(unit);
            } else {
                check_written_size(unit);
            }
        }
    }

  private:
    void add(std::string_view rule, UnitId unit, std::string message) {
        review_.add(rule, unit, review_.place_of(unit), std::move(message));
    }
    Text id(UnitId unit) const { return org_[unit].id; }
    std::string name(int month) const { return review_.month_text(month); }

    bool tech_lead(RoleId role) const { return given(role) && org_[role].id == "tech-lead"; }

    // Who is there, vacant seats too.
    template <class Each>
    void each_seat(UnitId unit, int month, Each each) {
        const graph::Index& at = review_.at(month);
        for (const PositionId seat : at.standing()) {
            if (at.state(seat)->home == unit) each(seat, *at.state(seat));
        }
    }
    bool leads(UnitId unit, int month, PositionId seat, const PositionState& state) {
        return tech_lead(state.role) || review_.at(month).state(unit).headed_by(seat);
    }
    bool has_lead(UnitId unit, int month) {
        bool found = false;
        each_seat(unit, month, [&](PositionId seat, const PositionState& state) {
            found = found || (state.occupancy != Occupancy::vacant && leads(unit, month, seat, state));
        });
        return found;
    }

    static std::size_t count_leads(const graph::Index& at, UnitId unit) {
        std::size_t count = 0;
        for (const graph::Index::Belonging& each : at.members(unit)) {
            count += given(each.role) && at.org[each.role].id == "tech-lead";
        }
        return count;
    }

    // What the spec itself is off, the plan may leave so.
    bool in_base(UnitId unit, int month) {
        return review_.before(unit) != nullptr && review_.base_at(month).exists(review_.in_base(unit));
    }

    void check_leads(UnitId unit) {
        for (int t = 1; t <= last_; ++t) {
            if (!review_.at(t).exists(unit)) continue;
            const std::size_t count = count_leads(review_.at(t), unit);
            if (count < 2) continue;
            const std::size_t before =
                in_base(unit, t) ? count_leads(review_.base_at(t), review_.in_base(unit)) : std::size_t{0};
            if (count <= before) continue;
            add("plan-unit-with-several-leads", unit,
                fmt::format("`{}` has {} tech leads in {}", id(unit), count, name(t)));
            return;
        }
    }

    void check_opening(UnitId unit) {
        const Unit& it = org_[unit];
        const Place place = review_.place_of(unit);
        if (it.closes != kForever) {
            add("plan-unit-closes", unit, fmt::format("`{}` closes on {}", id(unit), date_text(it.closes)));
        }
        if (!review_.timely(unit, it.opens, place, "opens")) return;
        if (it.stands != it.opens && !review_.timely(unit, it.stands, place, "is to be complete")) return;
        const int opens = review_.month(it.opens), complete = review_.month(it.stands);
        for (int t = opens; t < complete; ++t) {
            if (report_early(unit, t)) break;
        }
        if (has_units(unit)) return;
        if (const int first = org_.plan.lead_first.value_or(0); first > 0) check_lead_first(unit, complete, first);
        check_size(unit, opens, complete);
    }

    bool has_units(UnitId unit) const {
        return std::ranges::any_of(org_.units, [&](const Unit& each) { return each.states.front().within == unit; });
    }

    // What the spec itself has in a planned unit, or lets it take, comes when it opens.
    bool comes_with(UnitId unit, PositionId seat) const {
        if (review_.base == nullptr) return false;
        const Position* const before = review_.before(seat);
        const auto of_plan = [&](const Step& step) {
            return step.seat == seat && step.kind == Step::Kind::move && step.now->home == unit;
        };
        return before != nullptr && std::ranges::none_of(review_.steps, of_plan);
    }

    bool report_early(UnitId unit, int month) {
        bool found = false;
        each_seat(unit, month, [&](PositionId seat, const PositionState& state) {
            if (found || leads(unit, month, seat, state) || comes_with(unit, seat)) return;
            found = true;
            review_.add("plan-unit-filled-early", unit, review_.place_of(seat),
                        fmt::format("`{}` is in `{}` in {}, and before {} only its lead is there", org_[seat].id,
                                    id(unit), name(month), date_text(org_[unit].stands)));
        });
        return found;
    }

    void check_lead_first(UnitId unit, int complete, int first) {
        for (int t = complete; t <= last_; ++t) {
            if (t - first >= 0 && has_lead(unit, t - first)) continue;
            add("plan-unit-before-its-lead", unit,
                t > complete && t - first >= complete
                    ? fmt::format("`{}` has no lead in {}, and is complete since {}", id(unit), name(t - first),
                                  name(complete))
                    : fmt::format("`{}` is complete in {}, and has no lead {} before that, in {}", id(unit), name(t),
                                  report::counted(static_cast<std::size_t>(first), "month"), name(t - first)));
            return;
        }
    }

    // Its own, else that of the rules for teams.
    std::optional<Range> size_of(UnitId unit, int month) {
        const UnitState& state = review_.at(month).state(unit);
        if (state.size) return state.size;
        if (state.kind != "team" && state.kind != "squad") return std::nullopt;
        return Range{review_.parameter("team.min", 3), review_.parameter("team.max", 9), {}};
    }

    void report_size(UnitId unit, int month, std::uint32_t seats, const Range& size) {
        add("plan-unit-off-its-size", unit,
            fmt::format("`{}` has {}{} in {}, and its size is {}", id(unit), report::counted(seats, "seat"),
                        report::besides_text(org_, unit, review_.day(month)), name(month), report::bounds_text(size)));
    }

    void check_size(UnitId unit, int opens, int complete) {
        for (int t = opens; t <= last_; ++t) {
            const std::optional<Range> size = size_of(unit, t);
            const std::uint32_t seats = review_.at(t).team_size(unit);
            if (!size) continue;
            const bool few = t >= complete && size->low && seats < *size->low;
            if (!few && !(size->high && seats > *size->high)) continue;
            report_size(unit, t, seats, *size);
            return;
        }
    }

    void check_written_size(UnitId unit) {
        for (int t = 1; t <= last_; ++t) {
            const graph::Index& at = review_.at(t);
            const std::optional<Range>& size = at.state(unit).size;
            if (!size || !at.exists(unit) || at.tick() < org_[unit].stands) continue;
            const std::uint32_t seats = at.team_size(unit);
            if (size->holds(seats) || !in_base(unit, t)) continue;
            const std::uint32_t before = review_.base_at(t).team_size(review_.in_base(unit));
            const bool few = size->low && seats < *size->low;
            if (few ? seats >= before : seats <= before) continue;
            report_size(unit, t, seats, *size);
            return;
        }
    }

    Review& review_;
    const Organisation& org_;
    int last_;
};

}  // namespace

void review_units(Review& review) {
    Units(review).check();
}

}  // namespace orgplan::verify
