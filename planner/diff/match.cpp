#include "planner/diff/match.h"

#include <algorithm>
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
        if (given(before_[index(thing)])) return true;
        const auto found = ids_.find(id);
        if (found == ids_.end() || given(after_[index(found->second)])) return false;
        before_[index(thing)] = found->second;
        after_[index(found->second)] = thing;
        return true;
    }

  private:
    std::vector<Id>& before_;
    std::vector<Id>& after_;
    std::unordered_map<std::string_view, Id> ids_;
};

}  // namespace

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
    each_seat([&](PositionId id, const Position& seat) { seat_matcher.take(id, seat.id); });
    each_unit([&](UnitId id, const Unit& unit) {
        if (!unit.previously.empty()) unit_matcher.take(id, unit.previously);
    });
    // A single seat without an id of its own is numbered, and may be named without its number.
    each_seat([&](PositionId id, const Position& seat) {
        if (seat.previously.empty() || seat_matcher.take(id, seat.previously)) return;
        seat_matcher.take(id, std::string(seat.previously) + "-1");
    });
    // Where a unit was renamed, the seats that have their ids from it were too.
    std::unordered_map<std::string_view, std::string_view> renamed;
    for (const Unit& unit : units) {
        if (!unit.previously.empty() && unit.previously != unit.id) renamed.emplace(unit.id, unit.previously);
    }
    if (renamed.empty()) return;
    each_seat([&](PositionId id, const Position& seat) {
        const std::size_t slash = seat.id.find('/');
        if (slash == std::string_view::npos || given(seat_before[index(id)])) return;
        const auto unit = renamed.find(seat.id.substr(0, slash));
        if (unit == renamed.end()) return;
        seat_matcher.take(id, std::string(unit->second) + std::string(seat.id.substr(slash)));
    });
}

}  // namespace orgplan::diff
