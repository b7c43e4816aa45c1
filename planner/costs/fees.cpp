#include <algorithm>

#include "planner/costs/cost_plan.h"

namespace orgplan {
namespace {

// Who sat where, so that whoever only changes seats is not hired.
class Seated {
  public:
    explicit Seated(const Organisation& org) : by_person_(org.people.size()) {
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const Position& seat = org.positions[i];
            for (std::size_t s = 0; s < seat.states.size(); ++s) {
                const Tick from = s == 0 ? seat.opens : seat.states[s].from;
                const Tick to = s + 1 < seat.states.size() ? seat.states[s + 1].from : seat.closes;
                for (const Holder& holder : seat.states[s].holders) {
                    by_person_[index(holder.person)].push_back({id_at<PositionId>(i), from, to});
                }
            }
        }
    }

    bool sat_elsewhere(const PositionState& state, PositionId seat, Tick before) const {
        return std::any_of(state.holders.begin(), state.holders.end(), [&](const Holder& holder) {
            const std::vector<Sitting>& sittings = by_person_[index(holder.person)];
            return std::any_of(sittings.begin(), sittings.end(), [&](const Sitting& each) {
                return each.seat != seat && each.from < before && before <= each.to;
            });
        });
    }

  private:
    struct Sitting {
        PositionId seat;
        Tick from;
        Tick to;
    };
    std::vector<std::vector<Sitting>> by_person_;
};

bool is_employed(const PositionState& state) {
    return state.occupancy != Occupancy::vacant && state.employment != Employment::contractor &&
           state.employment != Employment::agency;
}

bool somebody_stays(const PositionState& before, const PositionState& now) {
    if (now.successor || before.occupancy == Occupancy::vacant) return false;
    if (before.occupancy == Occupancy::unnamed || now.occupancy == Occupancy::unnamed) return true;
    return std::any_of(now.holders.begin(), now.holders.end(), [&](const Holder& holder) {
        return std::any_of(before.holders.begin(), before.holders.end(),
                           [&](const Holder& other) { return other.person == holder.person; });
    });
}

}  // namespace

std::vector<Fee> fees_of(const Organisation& org) {
    std::vector<Fee> fees;
    if (org.costs.once.empty()) return fees;
    const Seated seated(org);
    const auto add = [&](bool promotion, PositionId seat, const PositionState& state, Tick at) {
        const FamilyId family = given(state.role) ? org[state.role].family : kNone<FamilyId>;
        for (const OneOff& once : org.costs.once) {
            if (once.promotion != promotion || (given(once.role) && once.role != state.role) ||
                (given(once.family) && once.family != family)) {
                continue;
            }
            fees.push_back({at, seat, state.home, once.amount, promotion});
            return;
        }
    };
    for (std::size_t i = 0; i < org.positions.size(); ++i) {
        const Position& seat = org.positions[i];
        const PositionId id = id_at<PositionId>(i);
        if (seat.opens >= seat.closes) continue;
        const PositionState& first = seat.states.front();
        if (seat.opens != kSinceEver && is_employed(first) && !seated.sat_elsewhere(first, id, seat.opens)) {
            add(false, id, first, seat.opens);
        }
        for (std::size_t s = 1; s < seat.states.size(); ++s) {
            const PositionState& before = seat.states[s - 1];
            const PositionState& now = seat.states[s];
            if (now.from >= seat.closes || !is_employed(now)) continue;
            if (somebody_stays(before, now)) {
                if (before.role != now.role || before.level != now.level) add(true, id, now, now.from);
            } else if (!seated.sat_elsewhere(now, id, now.from)) {
                add(false, id, now, now.from);
            }
        }
    }
    return fees;
}

}  // namespace orgplan
