#include "planner/plan/flows.h"

#include <algorithm>
#include <tuple>

#include "graph/index/movements.h"

namespace orgplan::plan {
namespace {

enum class Cause : std::uint8_t { start, backfill, comeback, employed, leave, removal, contracted };

bool is_gain(Cause cause) {
    return cause <= Cause::employed;
}

// One head more or fewer, and the seat that made it so.
struct Event {
    Tick at;
    PositionId seat;
    Cause cause;
    bool named;
    bool cancelled = false;
};

// A seat while one state of it holds.
struct Piece {
    const PositionState* state;
    Tick from;
    Tick to;
    bool stays = false;  // somebody who sat there before

    bool vacant() const { return state->occupancy == Occupancy::vacant; }
    bool external() const { return graph::is_external(*state); }
    bool counts_itself() const { return state->occupancy == Occupancy::unnamed && graph::is_employed(*state); }
};

// Heads are distinct employees: a person counts from the first day in any seat to the last one in all of them, and an
// unnamed holder counts once for each seat. So the movements of seats do not add up to headcount, but these events do.
class Heads {
  public:
    explicit Heads(const Organisation& org) : org_(org), pieces_(org.positions.size()), sittings_(org.people.size()) {
        for (const graph::Movement& movement : graph::movements_of(org)) {
            if (movement.kind <= graph::MovementKind::transfer) comes_.push_back(movement);
        }
        std::stable_sort(comes_.begin(), comes_.end(),
                         [](const graph::Movement& a, const graph::Movement& b) { return a.seat < b.seat; });
        for (std::size_t i = 0; i < org.positions.size(); ++i) cut(id_at<PositionId>(i));
    }

    std::vector<Event> events() {
        for (std::size_t i = 0; i < pieces_.size(); ++i) add_unnamed(id_at<PositionId>(i));
        for (std::vector<Sitting>& person : sittings_) add_person(person);
        leave_out_namings();
        return std::move(events_);
    }

  private:
    struct Sitting {
        Tick from;
        Tick to;
        PositionId seat;
        std::size_t piece;
        bool external;
    };

    const graph::Movement* come(PositionId seat, Tick at) const {
        const auto found = std::lower_bound(
            comes_.begin(), comes_.end(), std::tuple(seat, at),
            [](const graph::Movement& each, const auto& wanted) { return std::tuple(each.seat, each.at) < wanted; });
        return found != comes_.end() && found->seat == seat && found->at == at ? &*found : nullptr;
    }

    void cut(PositionId id) {
        const Position& seat = org_[id];
        std::vector<Piece>& pieces = pieces_[index(id)];
        for (std::size_t s = 0; s < seat.states.size(); ++s) {
            const PositionState& state = seat.states[s];
            const Tick from = s == 0 ? seat.opens : std::max(seat.opens, state.from);
            const Tick to = std::min(seat.closes, seat.until(state));
            if (from >= to) continue;
            Piece piece{&state, from, to};
            piece.stays = !pieces.empty() && !pieces.back().vacant() && !piece.vacant() && come(id, from) == nullptr;
            pieces.push_back(piece);
            if (graph::is_volunteer(state)) continue;
            for (const Holder& holder : state.holders) {
                sittings_[index(holder.person)].push_back({from, to, id, pieces.size() - 1, piece.external()});
            }
        }
    }

    Cause gain(PositionId seat, std::size_t piece) const {
        const Piece& now = pieces_[index(seat)][piece];
        if (now.stays && pieces_[index(seat)][piece - 1].external()) return Cause::employed;
        const graph::Movement* const found = come(seat, now.from);
        return found != nullptr && found->kind == graph::MovementKind::backfill ? Cause::backfill : Cause::start;
    }

    Cause loss(PositionId seat, std::size_t piece) const {
        const std::vector<Piece>& pieces = pieces_[index(seat)];
        if (piece + 1 == pieces.size()) return Cause::removal;
        return pieces[piece + 1].stays && pieces[piece + 1].external() ? Cause::contracted : Cause::leave;
    }

    void add_unnamed(PositionId seat) {
        const std::vector<Piece>& pieces = pieces_[index(seat)];
        for (std::size_t p = 0; p < pieces.size(); ++p) {
            if (!pieces[p].counts_itself()) continue;
            const bool goes_on = p > 0 && pieces[p].stays && pieces[p - 1].counts_itself();
            if (!goes_on) events_.push_back({pieces[p].from, seat, gain(seat, p), false});
            const bool is_kept = p + 1 < pieces.size() && pieces[p + 1].stays && pieces[p + 1].counts_itself();
            if (!is_kept && pieces[p].to != kForever) events_.push_back({pieces[p].to, seat, loss(seat, p), false});
        }
    }

    void add_person(std::vector<Sitting>& sittings) {
        std::stable_sort(sittings.begin(), sittings.end(),
                         [](const Sitting& a, const Sitting& b) { return a.from < b.from; });
        std::vector<Sitting> outside;
        std::copy_if(sittings.begin(), sittings.end(), std::back_inserter(outside),
                     [](const Sitting& each) { return each.external; });
        const Sitting* last = nullptr;  // of those so far, the one that ends last
        const auto end = [&] {
            if (last == nullptr || last->to == kForever) return;
            const bool goes_on = std::any_of(outside.begin(), outside.end(), [&](const Sitting& each) {
                return each.from <= last->to && last->to < each.to;
            });
            events_.push_back(
                {last->to, last->seat, goes_on ? Cause::contracted : loss(last->seat, last->piece), true});
        };
        for (const Sitting& each : sittings) {
            if (each.external) continue;
            if (last == nullptr || each.from > last->to) {
                end();
                const bool came = std::any_of(outside.begin(), outside.end(), [&](const Sitting& other) {
                    return other.from < each.from && each.from <= other.to;
                });
                const Cause cause = came              ? Cause::employed
                                    : last != nullptr ? Cause::comeback
                                                      : gain(each.seat, each.piece);
                events_.push_back({each.from, each.seat, cause, true});
                last = &each;
            } else if (each.to > last->to) {
                last = &each;
            }
        }
        end();
    }

    // An unnamed holder who has a name from then on, or the other way round, neither joins nor leaves.
    void leave_out_namings() {
        std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) {
            return std::tuple(a.at, a.seat, a.named) < std::tuple(b.at, b.seat, b.named);
        });
        for (std::size_t i = 0; i < events_.size(); ++i) {
            Event& unnamed = events_[i];
            if (unnamed.named || !stays(unnamed.seat, unnamed.at)) continue;
            for (std::size_t n = i + 1; n < events_.size() && events_[n].at == unnamed.at; ++n) {
                Event& named = events_[n];
                if (named.seat != unnamed.seat) break;
                if (!named.named || named.cancelled || is_gain(named.cause) == is_gain(unnamed.cause)) continue;
                named.cancelled = unnamed.cancelled = true;
                break;
            }
        }
        std::erase_if(events_, [](const Event& event) { return event.cancelled; });
    }

    bool stays(PositionId seat, Tick at) const {
        const std::vector<Piece>& pieces = pieces_[index(seat)];
        const auto piece = std::lower_bound(pieces.begin(), pieces.end(), at,
                                            [](const Piece& each, Tick tick) { return each.from < tick; });
        return piece != pieces.end() && piece->from == at && piece->stays;
    }

    const Organisation& org_;
    std::vector<graph::Movement> comes_;      // by seat, then time
    std::vector<std::vector<Piece>> pieces_;  // by seat, in time
    std::vector<std::vector<Sitting>> sittings_;
    std::vector<Event> events_;
};

void count(Cause cause, HeadFlow& flow) {
    switch (cause) {
        case Cause::start:
            ++flow.starts;
            break;
        case Cause::backfill:
            ++flow.backfills;
            break;
        case Cause::comeback:
            ++flow.comebacks;
            break;
        case Cause::employed:
            ++flow.contracts;
            break;
        case Cause::leave:
            ++flow.leaves;
            break;
        case Cause::removal:
            ++flow.removals;
            break;
        case Cause::contracted:
            --flow.contracts;
            break;
    }
    flow.after += is_gain(cause) ? 1 : std::size_t{0} - 1;
}

}  // namespace

std::vector<HeadFlow> head_flows(const Organisation& org, std::span<const Tick> bounds) {
    const std::vector<Event> events = Heads(org).events();
    std::vector<HeadFlow> flows;
    std::size_t heads = 0;
    auto event = events.begin();
    // What has always been there joined at no time.
    for (; event != events.end() && (event->at == kBeforeAll || event->at < bounds.front()); ++event) {
        heads += is_gain(event->cause) ? 1 : std::size_t{0} - 1;
    }
    for (std::size_t b = 0; b + 1 < bounds.size(); ++b) {
        HeadFlow& flow = flows.emplace_back();
        flow.before = flow.after = heads;
        for (; event != events.end() && event->at < bounds[b + 1]; ++event) count(event->cause, flow);
        heads = flow.after;
    }
    return flows;
}

}  // namespace orgplan::plan
