#include "planner/risk/stays.h"

#include <algorithm>
#include <optional>

namespace orgplan::risk {
namespace {

bool is_vacant(const PositionState& state) {
    return state.occupancy == Occupancy::vacant;
}

class SeatStays {
  public:
    SeatStays(const Inputs& inputs, PositionId id, std::span<const graph::Movement* const> arrivals,
              std::vector<Stay>& stays)
        : inputs_(inputs), org_(*inputs.org), seat_(org_[id]), arrivals_(arrivals), stays_(stays) {
        stay_.seat = id;
    }

    void add() {
        if (seat_.opens >= seat_.closes) return;
        for (std::uint32_t s = 0; s < seat_.states.size(); ++s) {
            const Tick from = s == 0 ? seat_.opens : seat_.states[s].from;
            if (from >= seat_.closes) break;
            const auto arrival =
                std::ranges::find_if(arrivals_, [&](const graph::Movement* each) { return each->state == s; });
            if (is_vacant(seat_.states[s]) || arrival != arrivals_.end()) end(from);
            if (!is_vacant(seat_.states[s]) && !there_) {
                begin(seat_.states[s], from, arrival != arrivals_.end() ? *arrival : nullptr);
            }
        }
        end(seat_.closes);
    }

  private:
    void begin(const PositionState& state, Tick from, const graph::Movement* arrival) {
        there_ = true;
        const PositionId seat = stay_.seat;
        stay_ = {};
        stay_.seat = seat;
        stay_.from = from;
        stay_.employed = graph::is_employed(state);
        for (const Freeze& freeze : org_.hiring.freezes) {
            if (!concerns(freeze, state.home, from)) continue;
            stay_.starts.push_back({freeze.opens, freeze.closes});
            if (freeze.backfills) stay_.successors.push_back({freeze.opens, freeze.closes});
        }
        const auto by_opening = [](const Closed& a, const Closed& b) { return a.opens < b.opens; };
        std::ranges::stable_sort(stay_.starts, by_opening);
        std::ranges::stable_sort(stay_.successors, by_opening);
        if (arrival == nullptr || !graph::is_hire(*arrival) || !stay_.employed) return;
        stay_.backfill = arrival->kind == graph::MovementKind::backfill;
        stay_.sought = from > org_.today ? !arrival->secured : overdue(*arrival);
        if (stay_.sought) open(state);
    }

    bool concerns(const Freeze& freeze, UnitId home, Tick day) const {
        if (!given(freeze.unit)) return true;
        const std::vector<UnitId> around = org_.units_around(home, day);
        return std::ranges::find(around, freeze.unit) != around.end();
    }

    // A status is of the start that is still to come: the last one up to today where no other follows.
    bool overdue(const graph::Movement& arrival) const {
        return &arrival == arrivals_.back() && seat_.status != Requisition::none &&
               seat_.status != Requisition::offered;
    }

    void open(const PositionState& state) {
        const Tick needed = hiring::open_by(org_, state.role, stay_.from, inputs_.norms);
        const bool is_open = seat_.status == Requisition::open && !status_used_;
        status_used_ = true;
        stay_.opened = is_open ? std::min(needed, org_.today) : std::max(needed, org_.today);
        stay_.running = is_open;
    }

    void end(Tick to) {
        if (!there_) return;
        there_ = false;
        stay_.to = to;
        if (to > org_.today && stay_.from < to) stays_.push_back(stay_);
    }

    const Inputs& inputs_;
    const Organisation& org_;
    const Position& seat_;
    std::span<const graph::Movement* const> arrivals_;
    std::vector<Stay>& stays_;
    Stay stay_;
    bool there_ = false;
    bool status_used_ = false;
};

}  // namespace

Tick first_free(const std::vector<Closed>& freezes, Tick day) {
    for (const Closed& freeze : freezes) {
        if (freeze.opens <= day && day < freeze.closes) day = freeze.closes;
    }
    return day;
}

std::vector<Stay> stays_of(const Inputs& inputs, const std::vector<graph::Movement>& movements) {
    const Organisation& org = *inputs.org;
    std::vector<std::vector<const graph::Movement*>> arrivals(org.positions.size());
    for (const graph::Movement& movement : movements) {
        if (movement.kind <= graph::MovementKind::transfer) arrivals[index(movement.seat)].push_back(&movement);
    }
    std::vector<Stay> stays;
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        SeatStays(inputs, id_at<PositionId>(i), arrivals[i], stays).add();
    }
    return stays;
}

}  // namespace orgplan::risk
