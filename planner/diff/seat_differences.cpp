#include "planner/diff/seat_differences.h"

#include <unordered_map>

#include "graph/model/words.h"
#include "planner/diff/compare.h"
#include "planner/diff/diff_words.h"

namespace orgplan::diff {
namespace {

std::string plain(std::string_view text) {
    return std::string(text);
}

// Outside units, with the earlier manager still there, a new manager is a new place.
bool outside_units(const StageSnapshot& a, const StageSnapshot& b, const Match& match, PositionId was,
                   PositionId seat) {
    if (given(b.org.at(seat, b.stage).home) || given(a.org.at(was, a.stage).home)) return false;
    const PositionId manager = a.at->manager(was);
    return given(manager) && a.exists(manager) && given(match.seat_after[index(manager)]);
}

cards::Differs differs_in(const Fact& fact, bool outside) {
    switch (fact.aspect) {
        case Aspect::home:
            return cards::Differs::moved;
        case Aspect::line:
            return outside ? cards::Differs::moved : cards::Differs::managed;
        case Aspect::role:
            return fact.half_known() ? cards::Differs::other : cards::Differs::role;
        case Aspect::level:
            return cards::Differs::role;
        case Aspect::holder:
            return fact.from == word_of(Occupancy::vacant) ? cards::Differs::filled
                   : fact.to == word_of(Occupancy::vacant) ? cards::Differs::vacated
                                                           : cards::Differs::held;
        case Aspect::opens:
        case Aspect::closes:
            return cards::Differs::dates;
        default:
            return cards::Differs::other;
    }
}

std::string place_of(const StageSnapshot& snapshot, PositionId seat) {
    const Organisation& org = snapshot.org;
    const UnitId home = org.at(seat, snapshot.stage).home;
    if (given(home)) return std::string(org.name_of(home, snapshot.stage));
    const PositionId manager = snapshot.at->manager(seat);
    if (!given(manager)) {
        const Text outsider = org.outsider_of(seat, snapshot.stage);
        return outsider.empty() ? "the top" : std::string(outsider);
    }
    const std::string holder = org.holder_text(manager, snapshot.stage);
    return holder.empty() || holder == word_of(Occupancy::vacant) ? std::string(org.title_of(manager, snapshot.stage))
                                                                  : holder;
}

template <class Id, class Things>
std::unordered_map<std::string_view, Id> standing(const StageSnapshot& snapshot, const Things& things) {
    std::unordered_map<std::string_view, Id> ids;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (snapshot.exists(id_at<Id>(i))) ids.emplace(things[i].id, id_at<Id>(i));
    }
    return ids;
}

// What the second has only after the stage is not removed.
void settle_later(const StageSnapshot& before, const StageSnapshot& after, std::vector<Change>& changes) {
    if (!before.org.dated() || !after.org.dated() || &before.org == &after.org) return;
    const auto opens_of = [](const auto& things) {
        std::unordered_map<std::string_view, Tick> opens;
        for (const auto& thing : things) opens.emplace(thing.id, thing.opens);
        return opens;
    };
    const auto settle = [&](Thing thing, const auto& was, const auto& is) {
        const auto from = opens_of(was), to = opens_of(is);
        for (Change& change : changes) {
            if (change.thing != thing || change.presence != Presence::removed) continue;
            const auto old = from.find(change.id), now = to.find(change.id);
            if (old == from.end() || now == to.end() || old->second == now->second) continue;
            if (now->second <= after.org[after.stage].at) continue;
            change.later = true;
            const auto time = [](const Organisation& org, Tick at) {
                return at == kBeforeAll || at == kForever ? std::string() : org.time_text(at);
            };
            change.facts = {
                {Aspect::opens, {}, time(before.org, old->second), time(after.org, now->second), change.stages}};
        }
    };
    settle(Thing::seat, before.org.positions, after.org.positions);
    settle(Thing::unit, before.org.units, after.org.units);
}

}  // namespace

PairDifferences pair_differences(const StageSnapshot& before, const StageSnapshot& after, const Match& match,
                                 const StagePair& pair) {
    const auto seats_before = standing<PositionId>(before, before.org.positions);
    const auto seats_after = standing<PositionId>(after, after.org.positions);
    const auto units_after = standing<UnitId>(after, after.org.units);
    Diff frame;
    frame.stages.push_back(pair);
    const DiffWords words(frame, before.org, after.org, {plain, plain});
    PairDifferences found;
    std::vector<Change> changes = compare(before, after, match, StageSet::only(StageId{}));
    settle_later(before, after, changes);
    found.summary = counted_words(changes);
    for (const Change& change : changes) {
        if (change.thing == Thing::unit && change.presence == Presence::added) {
            found.units_added.push_back(units_after.at(change.id));
        }
        if (change.thing != Thing::seat) continue;
        SeatDifference seat;
        if (change.presence == Presence::removed) {
            seat.before = seats_before.at(change.id);
            seat.difference.add(change.later ? cards::Differs::later : cards::Differs::removed);
            if (change.later) seat.difference.words = words.of(change);
            found.seats.push_back(std::move(seat));
            continue;
        }
        seat.after = seats_after.at(change.id);
        seat.before = match.seat_before[index(seat.after)];
        cards::Difference& difference = seat.difference;
        if (change.presence == Presence::added) {
            difference.add(cards::Differs::added);
        } else {
            const bool outside = given(seat.before) && before.exists(seat.before) &&
                                 outside_units(before, after, match, seat.before, seat.after);
            for (const Fact& fact : change.facts) difference.add(differs_in(fact, outside));
            if (!change.was.empty()) difference.add(cards::Differs::other);
            difference.words = words.of(change);
        }
        // A seat that moves has a new manager anyway, so that is not listed as well.
        if (difference.has(cards::Differs::moved)) {
            difference.remove(cards::Differs::managed);
            seat.where = place_of(after, seat.after);
        }
        if (difference.in.count() > 1) difference.remove(cards::Differs::other);
        found.seats.push_back(std::move(seat));
    }
    return found;
}

}  // namespace orgplan::diff
