#include <fmt/format.h>

#include <algorithm>

#include "planner/verify/review.h"

namespace orgplan::verify {
namespace {

// What happens to seats by the plan.
class Steps {
  public:
    explicit Steps(Review& review) : review_(review), org_(review.org) {}

    void find() {
        for (std::size_t i = 0; i < org_.positions.size(); ++i) look_at(id_at<PositionId>(i));
    }

  private:
    void add(Step::Kind kind, PositionId seat, Tick at, const PositionState* before, const PositionState& now,
             bool added = false, bool backfill = false) {
        review_.steps.push_back({kind, seat, at, before, &now, added, backfill});
    }

    // A plan adds seats for people, who stay.
    void report_unheld(PositionId id) {
        const Position& seat = org_[id];
        const auto vacant = [](const PositionState& state) { return state.occupancy == Occupancy::vacant; };
        if (seat.closes == kForever && std::ranges::none_of(seat.states, vacant)) return;
        review_.add("plan-seat-not-held", id, seat.place,
                    fmt::format("the plan adds seat `{}`, {}", seat.id,
                                seat.closes != kForever ? "which closes again" : "which is vacant"));
    }

    void look_at(PositionId id) {
        const Position& seat = org_[id];
        const bool added = review_.base != nullptr ? review_.before(id) == nullptr : seat.opens > org_.today;
        if (seat.opens == kForever) return;
        if (added && review_.base != nullptr) report_unheld(id);
        if (added || starts_with_unit(id)) {
            const PositionState& first = seat.at(seat.opens);
            if (first.occupancy != Occupancy::vacant) add(Step::Kind::hire, id, seat.opens, nullptr, first, added);
        }
        for (std::size_t s = 1; s < seat.states.size(); ++s) {
            const PositionState &before = seat.states[s - 1], &now = seat.states[s];
            if (now.from <= seat.opens || now.from >= seat.closes) continue;
            const bool somebody_else = before.occupancy == Occupancy::vacant || now.successor;
            if (somebody_else && now.occupancy != Occupancy::vacant && decided(id, now)) {
                add(Step::Kind::hire, id, now.from, &before, now, false, true);
                continue;
            }
            if (before.role != now.role && !written(id, now.from, &PositionState::role)) {
                add(Step::Kind::promotion, id, now.from, &before, now);
            }
            if (before.home != now.home && !written(id, now.from, &PositionState::home) && !taken(now)) {
                add(Step::Kind::move, id, now.from, &before, now);
            }
        }
    }

    bool starts_with_unit(PositionId id) const {
        const Position* const before = review_.before(id);
        return before != nullptr && before->opens == kForever;
    }

    // Whether the plan decided when a successor comes.
    bool decided(PositionId id, const PositionState& now) const {
        if (review_.base == nullptr) return now.from > org_.today;
        const PositionId before = review_.in_base(id);
        return given(before) && std::ranges::count(review_.base->planned_backfills, before) > 0;
    }

    // Whether the spec changes the same on that day, to the same.
    template <class Id>
    bool written(PositionId id, Tick at, Id PositionState::*what) const {
        if (review_.base == nullptr) return at <= org_.today;
        const Position* const before = review_.before(id);
        if (before == nullptr || at == kBeforeAll) return false;
        const Id was = before->at(at - 1).*what, is = before->at(at).*what;
        return was != is && name(*review_.base, is) == name(org_, org_[id].at(at).*what);
    }
    static Text name(const Organisation& org, RoleId role) { return given(role) ? org[role].id : Text(); }
    static Text name(const Organisation& org, UnitId unit) { return given(unit) ? org[unit].id : Text(); }

    // A planned unit takes the seats that the spec names when it opens.
    bool taken(const PositionState& now) const {
        return review_.base != nullptr && given(now.home) && review_.opened(now.home) &&
               org_[now.home].opens == now.from && !review_.of_plan(now.place);
    }

    Review& review_;
    const Organisation& org_;
};

}  // namespace

void find_steps(Review& review) {
    Steps(review).find();
}

}  // namespace orgplan::verify
