#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/index/unit_times.h"
#include "planner/language/resolve/assembly.h"
#include "planner/language/resolve/selectors.h"

namespace orgplan::language {
namespace {

template <class T>
bool contains(const std::optional<std::vector<T>>& values, const T& value) {
    return values && std::find(values->begin(), values->end(), value) != values->end();
}

// How much is followed between the stages: times of members, and changes of what is within the units that selectors
// name. Where there is more, only the stages are looked at.
constexpr std::size_t kMostFollowed = 1'000'000;
constexpr std::size_t kMostFollowedEach = 16;

// Whether units are within those that a selector names, as that changes over time.
graph::Inherited<char> inside_of(const Organisation& org, const SeatSelector& selector, const graph::UnitTimes& times) {
    const auto own = [&](UnitId unit, Tick) {
        return contains(selector.within, unit) ? std::optional<char>(true) : std::nullopt;
    };
    const bool moves = selector.within.has_value() && org.follows_changes;
    graph::Inherited<char> inside(org, moves ? times.moves() : std::vector<graph::UnitMove>(), {}, own);
    if (selector.within && !moves) inside.look_at_stages(org, own);
    return inside;
}

// Who belongs to one unit, and when.
class Members {
  public:
    Members(Assembly& assembly, const graph::UnitTimes& times, UnitId unit, std::size_t& left)
        : assembly_(assembly), org_(assembly.org), times_(times), unit_(unit), left_(left) {}

    // False where too much changes.
    bool read() {
        const Unit& unit = org_[unit_];
        // A list holds until a change replaces it.
        const std::vector<std::pair<Tick, text::Node>> lists = assembly_.unit_values(unit_, "members");
        for (std::size_t l = 0; l < lists.size(); ++l) {
            opens_ = std::max(unit.opens, lists[l].first);
            closes_ = l + 1 < lists.size() ? std::min(unit.closes, lists[l + 1].first) : unit.closes;
            Once<PositionId> once(assembly_);
            for (const text::Node member : lists[l].second) {
                if (member.is_map()) {
                    add_selected(read_selector(assembly_, member));
                } else {
                    add_named(member, once);
                }
                if (left_ == 0 && org_.follows_changes) return false;
            }
        }
        keep();
        return true;
    }

  private:
    // What a member of the list names; says so where all of it is in the unit anyway.
    void add_named(text::Node member, Once<PositionId>& once) {
        const std::vector<PositionId> seats = assembly_.names.seats(member);
        bool inside = false, added = false;
        for (const PositionId seat : seats) {
            if (!once.take(seat, member)) continue;
            const std::size_t before = found_.contains(seat) ? found_[seat].size() : 0;
            inside = add(seat, [](const PositionState&, Tick, Tick&) { return true; }) || inside;
            added = added || (found_.contains(seat) && found_[seat].size() > before);
        }
        if (!inside || added) return;
        report_idle(assembly_, "says-nothing", member.place(),
                    seats.size() == 1 ? fmt::format("`{}` is a seat of `{}` already", member.text(), org_[unit_].id)
                                      : fmt::format("`{}` are seats of `{}` already", member.text(), org_[unit_].id));
    }

    // While a seat exists, is in another unit and is one of those meant; `meant` says until which tick that holds.
    // True where it is a seat of the unit itself at some time.
    template <class Meant>
    bool add(PositionId id, Meant meant) {
        bool inside = false;
        const Position& seat = org_[id];
        const Tick end = std::min(closes_, seat.closes);
        for (Tick at = std::max(opens_, seat.opens), until = end; at < end; at = until) {
            const PositionState& state = seat.at(at);
            until = std::min(end, seat.until(state));
            if (!org_.follows_changes) until = std::min(until, assembly_.timeline.next_stage(at));
            spend(1);
            inside = inside || state.home == unit_;
            if (state.home != unit_ && meant(state, at, until)) found_[id].push_back({0, at, until});
        }
        return inside;
    }

    void add_selected(const SeatSelector& selector) {
        if (selector.within && org_.follows_changes) spend(times_.moves().size());
        const graph::Inherited<char> inside = inside_of(org_, selector, times_);
        if (!inside.followed() || !times_.followed()) left_ = 0;
        for (std::size_t i = 0; i < org_.positions.size() && (left_ > 0 || !org_.follows_changes); ++i) {
            add(id_at<PositionId>(i), [&](const PositionState& state, Tick at, Tick& until) {
                return selects(selector, inside, org_.positions[i], state, at, until);
            });
        }
    }

    bool selects(const SeatSelector& selector, const graph::Inherited<char>& inside, const Position& seat,
                 const PositionState& state, Tick at, Tick& until) const {
        const FamilyId family = given(state.role) ? org_[state.role].family : kNone<FamilyId>;
        if (selector.roles && !contains(selector.roles, state.role)) return false;
        if (selector.families && !contains(selector.families, family)) return false;
        if (selector.employments && !contains(selector.employments, state.employment)) return false;
        if (selector.tags) {
            const auto tagged = [&](Text tag) {
                const auto has = [&](const std::vector<Text>& all) { return std::ranges::find(all, tag) != all.end(); };
                return has(seat.tags) || (given(state.role) && has(org_[state.role].tags));
            };
            if (std::none_of(selector.tags->begin(), selector.tags->end(), tagged)) return false;
        }
        if (selector.within) {
            if (!given(state.home)) return false;
            until = std::min(until, inside.until(state.home, at));
            if (!inside.at(state.home, at)) return false;
        }
        if (!selector.locations) return true;
        if (!state.location.empty()) return contains(selector.locations, state.location);
        if (!given(state.home)) return false;
        until = std::min(until, times_.location_until(state.home, at));
        return contains(selector.locations, times_.location(state.home, at));
    }

    void spend(std::size_t steps) { left_ -= std::min(left_, steps); }

    // Several members of a list may be one seat at times that meet or overlap.
    void keep() {
        for (auto& [seat, times] : found_) {
            std::sort(times.begin(), times.end(), [](const TimeOf& a, const TimeOf& b) { return a.opens < b.opens; });
            Membership membership{unit_, seat, {}};
            const auto number = static_cast<std::uint32_t>(org_.memberships.size());
            const std::size_t first = org_.membership_times.size();
            for (const TimeOf& time : times) {
                membership.stages |= assembly_.timeline.stages_of(time.opens, time.closes);
                if (org_.membership_times.size() > first && org_.membership_times.back().closes >= time.opens) {
                    TimeOf& last = org_.membership_times.back();
                    last.closes = std::max(last.closes, time.closes);
                } else {
                    org_.membership_times.push_back({number, time.opens, time.closes});
                }
            }
            org_.memberships.push_back(membership);
        }
    }

    Assembly& assembly_;
    Organisation& org_;
    const graph::UnitTimes& times_;
    UnitId unit_;
    std::size_t& left_;
    Tick opens_ = kBeforeAll;  // of the current list
    Tick closes_ = kForever;
    std::map<PositionId, std::vector<TimeOf>> found_;
};

}  // namespace

void resolve_memberships(Assembly& assembly) {
    Organisation& org = assembly.org;
    const graph::UnitTimes times(org);
    std::size_t left = kMostFollowed + kMostFollowedEach * org.positions.size();
    for (std::size_t u = 0; u < org.units.size(); ++u) {
        if (Members(assembly, times, id_at<UnitId>(u), left).read()) continue;
        org.follows_changes = false;
        org.memberships.clear();
        org.membership_times.clear();
        return resolve_memberships(assembly);
    }
}

}  // namespace orgplan::language
