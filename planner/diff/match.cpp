#include "planner/diff/match.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace orgplan::diff {
namespace {

template <class Id, class Things>
std::unordered_map<std::string_view, Id> ids_of(const StageSnapshot& snapshot, const Things& things) {
    std::unordered_map<std::string_view, Id> ids;
    ids.reserve(things.size());
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (snapshot.exists(id_at<Id>(i))) ids.emplace(things[i].id, id_at<Id>(i));
    }
    return ids;
}

template <class Id>
class Matcher {
  public:
    Matcher(std::vector<Id>& before, std::vector<Id>& after, std::unordered_map<std::string_view, Id> ids)
        : before_(before), after_(after), ids_(std::move(ids)) {}

    // Whether the first has one with that id that is not matched yet.
    bool take(Id thing, std::string_view id) {
        const auto found = ids_.find(id);
        return given(before_[index(thing)]) || (found != ids_.end() && pair(found->second, thing));
    }

    bool pair(Id before, Id after) {
        if (is_matched_before(before) || is_matched(after)) return false;
        before_[index(after)] = before;
        after_[index(before)] = after;
        return true;
    }

    bool is_matched(Id after) const { return given(before_[index(after)]); }
    bool is_matched_before(Id before) const { return given(after_[index(before)]); }
    // That the first has; none without one.
    Id of(std::string_view id) const {
        const auto found = ids_.find(id);
        return found == ids_.end() ? kNone<Id> : found->second;
    }

  private:
    std::vector<Id>& before_;
    std::vector<Id>& after_;
    std::unordered_map<std::string_view, Id> ids_;
};

using SeatMatcher = Matcher<PositionId>;
// By unit of the second: its id in the first, where that is another one.
using UnitNames = std::unordered_map<std::string_view, std::string_view>;

// `core/developer-` of `core/developer-3`.
std::string_view stem_of(const Position& seat) {
    return seat.id.substr(0, seat.id.rfind('-') + 1);
}

// The id of a seat that has it from its unit, with the unit's id in the first; empty where that is the same one.
std::string id_before(std::string_view id, const UnitNames& renamed) {
    const std::size_t slash = id.find('/');
    if (slash == std::string_view::npos) return {};
    const auto unit = renamed.find(id.substr(0, slash));
    return unit == renamed.end() ? std::string() : std::string(unit->second) + std::string(id.substr(slash));
}

// Pairs seats without ids of their own: within a unit and role their numbers only say where in the text they are.
class OrderedSeats {
  public:
    OrderedSeats(const StageSnapshot& before, const StageSnapshot& after, const UnitNames& renamed,
                 SeatMatcher& matcher)
        : before_(before), after_(after), matcher_(matcher) {
        std::unordered_map<std::string, std::size_t> known;
        const auto stem = [&](std::string text) -> Stem& {
            const auto [found, fresh] = known.emplace(std::move(text), stems_.size());
            return fresh ? stems_.emplace_back() : stems_[found->second];
        };
        for_each_ordered(before,
                         [&](PositionId seat) { stem(std::string(stem_of(before.org[seat]))).before.push_back(seat); });
        for_each_ordered(after, [&](PositionId seat) {
            const std::string_view text = stem_of(after.org[seat]);
            const std::string was = id_before(text, renamed);
            stem(was.empty() ? std::string(text) : was).after.push_back(seat);
        });
    }

    // Those that the same person holds at the stages, then those that one person holds at any time.
    void pair_by_holder() {
        for (Stem& stem : stems_) {
            for (const bool ever : {false, true}) pair_by_holder(stem, ever);
        }
    }

    // What is left where numbers have shifted: vacant ones, unnamed ones, then any.
    void pair_by_order() {
        for (const Stem& stem : stems_) {
            if (!stem.shifted) continue;
            for (const Occupancy of : {Occupancy::vacant, Occupancy::unnamed}) pair_by_order(stem, of);
            pair_by_order(stem, std::nullopt);
        }
    }

  private:
    struct Stem {
        std::vector<PositionId> before;
        std::vector<PositionId> after;
        bool shifted = false;  // somebody has another number
    };
    struct Held {
        PositionId seat;
        PersonId by;
    };
    struct Namesakes {
        std::vector<Held> held;
        std::size_t next = 0;  // those before are matched
    };
    using Holders = std::unordered_map<std::string_view, Namesakes>;

    template <class Each>
    static void for_each_ordered(const StageSnapshot& snapshot, Each each) {
        for (std::size_t i = 0; i < snapshot.org.positions.size(); ++i) {
            const PositionId seat = id_at<PositionId>(i);
            if (snapshot.org[seat].ordered && snapshot.exists(seat)) each(seat);
        }
    }

    template <class Each>
    static void for_each_holder(const StageSnapshot& snapshot, PositionId seat, bool ever, Each each) {
        if (!ever) {
            for (const Holder& holder : snapshot.org.at(seat, snapshot.stage).holders) each(holder.person);
            return;
        }
        for (const PositionState& state : snapshot.org[seat].states) {
            for (const Holder& holder : state.holders) each(holder.person);
        }
    }

    void pair_by_holder(Stem& stem, bool ever) {
        if (stem.before.empty() || stem.after.empty()) return;
        Holders by_id, by_name;
        for (const PositionId seat : stem.before) {
            if (matcher_.is_matched_before(seat)) continue;
            for_each_holder(before_, seat, ever, [&](PersonId person) {
                const Person& who = before_.org[person];
                if (!who.id.empty()) by_id[who.id].held.push_back({seat, person});
                by_name[who.name].held.push_back({seat, person});
            });
        }
        if (by_name.empty()) return;
        for (const PositionId seat : stem.after) {
            for_each_holder(after_, seat, ever, [&](PersonId person) {
                const Person& who = after_.org[person];
                if (!who.id.empty()) take_first(by_id, who.id, who, seat, stem);
                take_first(by_name, who.name, who, seat, stem);
            });
        }
    }

    void take_first(Holders& all, std::string_view key, const Person& who, PositionId seat, Stem& stem) {
        if (matcher_.is_matched(seat)) return;
        const auto found = all.find(key);
        if (found == all.end()) return;
        auto& [namesakes, next] = found->second;
        while (next < namesakes.size() && matcher_.is_matched_before(namesakes[next].seat)) ++next;
        for (std::size_t i = next; i < namesakes.size(); ++i) {
            const Held& held = namesakes[i];
            if (!same_person(before_.org[held.by], who) || !matcher_.pair(held.seat, seat)) continue;
            stem.shifted = stem.shifted || number_of(before_.org[held.seat]) != number_of(after_.org[seat]);
            return;
        }
    }

    static std::string_view number_of(const Position& seat) { return seat.id.substr(stem_of(seat).size()); }

    void pair_by_order(const Stem& stem, std::optional<Occupancy> of) {
        const auto is = [&](const StageSnapshot& snapshot, PositionId seat) {
            return !of || snapshot.org.at(seat, snapshot.stage).occupancy == *of;
        };
        auto was = stem.before.begin();
        for (const PositionId seat : stem.after) {
            if (matcher_.is_matched(seat) || !is(after_, seat)) continue;
            while (was != stem.before.end() && (matcher_.is_matched_before(*was) || !is(before_, *was))) ++was;
            if (was == stem.before.end()) return;
            matcher_.pair(*was, seat);
        }
    }

    const StageSnapshot& before_;
    const StageSnapshot& after_;
    SeatMatcher& matcher_;
    std::vector<Stem> stems_;
};

}  // namespace

bool same_person(const Person& a, const Person& b) {
    return a.id.empty() || b.id.empty() ? a.name == b.name : a.id == b.id;
}

bool Match::renumbered(const Position& before, const Position& after) {
    return before.ordered && after.ordered && stem_of(before) == stem_of(after);
}

StageSnapshot::StageSnapshot(const graph::OrgGraph& graph, StageId of)
    : org(graph.organisation()), stage(of), at(graph.at(of)) {
    for (const Line* line : graph.lines_at(stage)) {
        if (line->kind == LineKind::dotted) dotted.emplace_back(line->from, line->to);
    }
    for (const Membership& member : org.memberships) {
        if (member.stages.has(stage)) memberships.emplace_back(member.position, member.unit);
    }
    for (const Link& link : org.links) {
        if (link.stages.has(stage)) links.push_back(&link);
    }
    std::sort(dotted.begin(), dotted.end());
    std::sort(memberships.begin(), memberships.end());
}

std::span<const Link* const> StageSnapshot::links_of(LinkEnd from) const {
    if (from == LinkEnd{} || links.empty()) return {};
    const auto first = std::lower_bound(links.begin(), links.end(), from,
                                        [](const Link* link, const LinkEnd& end) { return link->from < end; });
    const auto last = std::find_if(first, links.end(), [&](const Link* link) { return link->from != from; });
    return {first, last};
}

std::vector<StageId> stages_before(const Organisation& before, const Organisation& after) {
    std::unordered_map<std::string_view, StageId> ids;
    for (std::size_t s = 0; s < before.stages.size(); ++s) ids.emplace(before.stages[s].id, id_at<StageId>(s));
    std::vector<StageId> found(after.stages.size(), kNone<StageId>);
    const auto take = [&](std::size_t stage, std::string_view id) {
        const auto same = ids.find(id);
        if (given(found[stage]) || same == ids.end()) return;
        found[stage] = same->second;
        ids.erase(same);
    };
    for (std::size_t s = 0; s < found.size(); ++s) take(s, after.stages[s].id);
    for (std::size_t s = 0; s < found.size(); ++s) {
        if (!after.stages[s].previously.empty()) take(s, after.stages[s].previously);
    }
    return found;
}

Match::Match(const StageSnapshot& before, const StageSnapshot& after)
    : seat_before(after.org.positions.size(), kNone<PositionId>),
      seat_after(before.org.positions.size(), kNone<PositionId>),
      unit_before(after.org.units.size(), kNone<UnitId>),
      unit_after(before.org.units.size(), kNone<UnitId>) {
    const std::vector<Unit>& units = after.org.units;
    const std::vector<Position>& seats = after.org.positions;
    Matcher<UnitId> unit_matcher(unit_before, unit_after, ids_of<UnitId>(before, before.org.units));
    Matcher<PositionId> seat_matcher(seat_before, seat_after, ids_of<PositionId>(before, before.org.positions));
    const auto each_unit = [&](auto visit) {
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (after.exists(id_at<UnitId>(i))) visit(id_at<UnitId>(i), units[i]);
        }
    };
    const auto each_seat = [&](auto visit) {
        for (std::size_t i = 0; i < seats.size(); ++i) {
            if (after.exists(id_at<PositionId>(i))) visit(id_at<PositionId>(i), seats[i]);
        }
    };
    each_unit([&](UnitId id, const Unit& unit) { unit_matcher.take(id, unit.id); });
    each_unit([&](UnitId id, const Unit& unit) {
        if (!unit.previously.empty()) unit_matcher.take(id, unit.previously);
    });
    // Where a unit was renamed, the seats that have their ids from it were too.
    UnitNames renamed;
    for (const Unit& unit : units) {
        const bool is_new = !given(unit_matcher.of(unit.id));
        if (is_new && !unit.previously.empty()) renamed.emplace(unit.id, unit.previously);
    }
    // Within one spec a number is always the same seat.
    std::optional<OrderedSeats> ordered;
    if (&before.org != &after.org) ordered.emplace(before, after, renamed, seat_matcher);
    each_seat([&](PositionId id, const Position& seat) {
        const PositionId same = seat_matcher.of(seat.id);
        if (!ordered || !seat.ordered || (given(same) && !before.org[same].ordered)) seat_matcher.take(id, seat.id);
    });
    if (ordered) ordered->pair_by_holder();
    // A single seat without an id of its own is numbered, and may be named without its number.
    each_seat([&](PositionId id, const Position& seat) {
        if (seat.previously.empty() || seat_matcher.take(id, seat.previously)) return;
        seat_matcher.take(id, std::string(seat.previously) + "-1");
    });
    if (ordered) ordered->pair_by_order();
    each_seat([&](PositionId id, const Position& seat) { seat_matcher.take(id, seat.id); });
    if (renamed.empty()) return;
    each_seat([&](PositionId id, const Position& seat) {
        const std::string was = id_before(seat.id, renamed);
        if (!was.empty()) seat_matcher.take(id, was);
    });
}

}  // namespace orgplan::diff
