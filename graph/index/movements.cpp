#include "graph/index/movements.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "graph/index/headcount.h"
#include "graph/index/index.h"

namespace orgplan::graph {
namespace {

// Who sits where and when, so that somebody who only changes seats, or comes back, is neither hired nor lost.
class Seated {
  public:
    explicit Seated(const Organisation& org) : by_person_(org.people.size()), stays_(org.people.size()) {
        for (std::size_t i = 0; i < org.positions.size(); ++i) {
            const Position& seat = org.positions[i];
            for (std::size_t s = 0; s < seat.states.size(); ++s) {
                const Tick from = s == 0 ? seat.opens : seat.states[s].from;
                const Tick to = s + 1 < seat.states.size() ? seat.states[s + 1].from : seat.closes;
                for (const Holder& holder : seat.states[s].holders) {
                    // A volunteer who is hired comes from outside.
                    if (from >= to || is_volunteer(seat.states[s])) continue;
                    by_person_[index(holder.person)].push_back({id_at<PositionId>(i), from, to});
                    for (const bool external : {false, true}) {
                        // Somebody who comes back as an employee was one before.
                        if (!external && is_external(seat.states[s])) continue;
                        Stays& stays = stays_[index(holder.person)][external ? 1 : 0];
                        stays.first_end = std::min(stays.first_end, to);
                        stays.last_begin = std::max(stays.last_begin, from);
                    }
                }
            }
        }
        for (std::vector<Sitting>& sittings : by_person_) {
            std::sort(sittings.begin(), sittings.end(), [](const Sitting& a, const Sitting& b) {
                return std::tuple(a.from, a.seat) < std::tuple(b.from, b.seat);
            });
            Sitting last, other;
            for (Sitting& each : sittings) {
                if (each.seat == last.seat) {
                    last.to = std::max(last.to, each.to);
                } else if (each.to > last.to || !given(last.seat)) {
                    other = std::exchange(last, each);
                } else if (each.to > other.to) {
                    other = each;
                }
                each.last_seat = last.seat;
                each.last = last.to;
                each.last_elsewhere = other.to;
            }
        }
    }

    bool came_from_elsewhere(const PositionState& state, PositionId seat, Tick at) const {
        return any(state, seat, at, [&](Tick to) { return at <= to; });
    }
    bool goes_elsewhere(const PositionState& state, PositionId seat, Tick at) const {
        return any(state, seat, at + 1, [&](Tick to) { return at < to; });
    }

    bool comes_back(const PositionState& state, Tick at) const {
        return all(state, [&](const Stays& stays) { return stays.first_end < at; });
    }
    bool returns_after(const PositionState& state, Tick at) const {
        return all(state, [&](const Stays& stays) { return stays.last_begin > at; });
    }

  private:
    // Of all the seats of a person, or those as an employee.
    struct Stays {
        Tick first_end = kForever;
        Tick last_begin = kBeforeAll;
    };
    struct Sitting {
        PositionId seat = kNone<PositionId>;
        Tick from = kBeforeAll;
        Tick to = kBeforeAll;
        // Of those up to this one: the last end, and the last of any other seat than that.
        PositionId last_seat = kNone<PositionId>;
        Tick last = kBeforeAll;
        Tick last_elsewhere = kBeforeAll;
    };

    // Whether a sitting in another seat that begins before a tick has such an end; only the last of them can have it.
    template <class Ends>
    bool any(const PositionState& state, PositionId seat, Tick before, Ends ends) const {
        return std::any_of(state.holders.begin(), state.holders.end(), [&](const Holder& holder) {
            const std::vector<Sitting>& sittings = by_person_[index(holder.person)];
            const auto later = std::lower_bound(sittings.begin(), sittings.end(), before,
                                                [](const Sitting& each, Tick tick) { return each.from < tick; });
            if (later == sittings.begin()) return false;
            const Sitting& so_far = *(later - 1);
            const Tick end = so_far.last_seat != seat ? so_far.last : so_far.last_elsewhere;
            return end != kBeforeAll && ends(end);
        });
    }

    template <class Holds>
    bool all(const PositionState& state, Holds holds) const {
        const std::size_t which = is_external(state) ? 1 : 0;
        return !state.holders.empty() && std::ranges::all_of(state.holders, [&](const Holder& holder) {
            return holds(stays_[index(holder.person)][which]);
        });
    }

    std::vector<std::vector<Sitting>> by_person_;  // by `from`
    std::vector<std::array<Stays, 2>> stays_;      // by person: as an employee, and at all
};

bool is_vacant(const PositionState& state) {
    return state.occupancy == Occupancy::vacant;
}

bool somebody_stays(const PositionState& before, const PositionState& now, const Seated& seated) {
    if (now.successor || is_vacant(before) || is_vacant(now)) return false;
    if (now.occupancy == Occupancy::unnamed) return true;
    // Somebody who comes back takes the seat from a substitute; anybody else is the one who sat there without a name.
    if (before.occupancy == Occupancy::unnamed) return !seated.comes_back(now, now.from);
    return std::any_of(now.holders.begin(), now.holders.end(), [&](const Holder& holder) {
        return std::any_of(before.holders.begin(), before.holders.end(),
                           [&](const Holder& other) { return other.person == holder.person; });
    });
}

class Seat {
  public:
    Seat(const Organisation& org, const Seated& seated, PositionId id, std::vector<Movement>& movements)
        : org_(org), seated_(seated), id_(id), seat_(org[id]), movements_(movements) {}

    void tell() {
        if (seat_.opens >= seat_.closes) return;
        held_ = !is_vacant(seat_.states.front());
        if (held_ && seat_.opens != kBeforeAll) come(0, seat_.opens, MovementKind::start);
        std::size_t last = 0;
        for (std::size_t s = 1; s < seat_.states.size() && seat_.states[s].from < seat_.closes; ++s) {
            pass(s);
            last = s;
        }
        if (seat_.closes != kForever) go(last, last, seat_.closes, MovementKind::removal);
    }

  private:
    void add(Tick at, MovementKind kind, std::size_t state, bool secured = false) {
        movements_.push_back({at, id_, kind, static_cast<std::uint32_t>(state), secured});
    }

    void pass(std::size_t s) {
        const PositionState& before = seat_.states[s - 1];
        const PositionState& now = seat_.states[s];
        if (somebody_stays(before, now, seated_)) {
            const bool other =
                before.role != now.role || before.level != now.level || org_.title_of(before) != org_.title_of(now);
            if (other) add(now.from, MovementKind::promotion, s);
            if (before.home != now.home) add(now.from, MovementKind::move, s);
            return;
        }
        if (!is_vacant(now)) {
            come(s, now.from, held_ || now.successor ? MovementKind::backfill : MovementKind::start);
            held_ = true;
        }
        go(s - 1, s, now.from, MovementKind::leave);
    }

    void come(std::size_t s, Tick at, MovementKind kind) {
        const PositionState& state = seat_.states[s];
        if (seated_.came_from_elsewhere(state, id_, at)) {
            add(at, MovementKind::transfer, s);
            return;
        }
        if (seated_.comes_back(state, at)) {
            add(at, MovementKind::comeback, s);
            return;
        }
        // A status belongs to the hire that is still to come.
        const bool offered =
            seat_.status == Requisition::offered && !offer_used_ && (at > org_.today || !org_.stages.front().dated);
        offer_used_ = offer_used_ || offered;
        add(at, kind, s, offered || state.occupancy == Occupancy::named);
    }

    void go(std::size_t s, std::size_t told, Tick at, MovementKind kind) {
        if (is_vacant(seat_.states[s]) || seated_.goes_elsewhere(seat_.states[s], id_, at)) return;
        add(at, kind, told);
        movements_.back().for_good = !seated_.returns_after(seat_.states[s], at);
    }

    const Organisation& org_;
    const Seated& seated_;
    PositionId id_;
    const Position& seat_;
    std::vector<Movement>& movements_;
    bool held_ = false;
    bool offer_used_ = false;
};

}  // namespace

bool gives_up_people(const Organisation& before, const PositionState& then, const Organisation& after,
                     const PositionState& now) {
    return given(then.role) && given(now.role) && manages_people(before[then.role]) && !manages_people(after[now.role]);
}

bool is_external(const PositionState& state) {
    return counted_as(state) == Counted::external;
}

bool is_volunteer(const PositionState& state) {
    return counted_as(state) == Counted::volunteer;
}

std::vector<Movement> movements_of(const Organisation& org) {
    std::vector<Movement> movements;
    const Seated seated(org);
    for (std::size_t i = 0; i < org.positions.size(); ++i) Seat(org, seated, id_at<PositionId>(i), movements).tell();
    std::stable_sort(movements.begin(), movements.end(), [](const Movement& a, const Movement& b) {
        return std::tuple(a.at, a.seat, a.kind) < std::tuple(b.at, b.seat, b.kind);
    });
    return movements;
}

}  // namespace orgplan::graph
