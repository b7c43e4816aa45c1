#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/index/unit_times.h"
#include "graph/model/words.h"
#include "planner/language/resolve/assembly.h"
#include "planner/text/nearest.h"

namespace orgplan::language {
namespace {

// `{role: [..], within: .., location: ..}`: all must hold, one value of each.
struct Selector {
    std::vector<RoleId> roles;
    std::vector<FamilyId> families;
    std::vector<Text> tags;
    std::vector<UnitId> within;
    std::vector<Text> locations;
    std::vector<Employment> employments;
    bool by_role = false, by_family = false, by_tag = false, by_unit = false, by_location = false,
         by_employment = false;
};

template <class T>
bool contains(const std::vector<T>& values, const T& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

Selector read_selector(Assembly& assembly, text::Node node) {
    Selector selector;
    for_each_of(node.find("role"), [&](text::Node value) {
        selector.by_role = true;
        const RoleId role = role_of(assembly, value);
        if (given(role)) selector.roles.push_back(role);
    });
    for_each_of(node.find("family"), [&](text::Node value) {
        selector.by_family = true;
        std::vector<std::string_view> ids;
        for (std::size_t i = 0; i < assembly.org.families.size(); ++i) {
            ids.push_back(assembly.org.families[i].id);
            if (ids.back() == value.text()) {
                selector.families.push_back(id_at<FamilyId>(i));
                return;
            }
        }
        assembly.findings.add("unknown-family", value.place(), fmt::format("no family has the id `{}`", value.text()),
                              text::did_you_mean(value.text(), ids));
    });
    for_each_of(node.find("tag"), [&](text::Node value) {
        selector.by_tag = true;
        selector.tags.push_back(assembly.keep(value.text()));
    });
    for_each_of(node.find("within"), [&](text::Node value) {
        selector.by_unit = true;
        if (const std::optional<UnitId> unit = assembly.names.unit(value)) selector.within.push_back(*unit);
    });
    for_each_of(node.find("location"), [&](text::Node value) {
        selector.by_location = true;
        selector.locations.push_back(location_of(assembly, value));
    });
    for_each_of(node.find("employment"), [&](text::Node value) {
        selector.by_employment = true;
        selector.employments.push_back(value_of<Employment>(value.text()).value_or(Employment::employee));
    });
    return selector;
}

// How much is followed between the stages: times of members, and changes of what is within the units that selectors
// name. Where there is more, only the stages are looked at.
constexpr std::size_t kMostFollowed = 1'000'000;
constexpr std::size_t kMostFollowedEach = 16;

// Whether units are within those that a selector names, as that changes over time.
graph::Inherited<char> inside_of(const Organisation& org, const Selector& selector, const graph::UnitTimes& times) {
    const auto own = [&](UnitId unit, Tick) {
        return contains(selector.within, unit) ? std::optional<char>(true) : std::nullopt;
    };
    const bool moves = selector.by_unit && org.follows_changes;
    graph::Inherited<char> inside(org, moves ? times.moves() : std::vector<graph::UnitMove>(), {}, own);
    if (selector.by_unit && !moves) inside.look_at_stages(org, own);
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

    void add_selected(const Selector& selector) {
        if (selector.by_unit && org_.follows_changes) spend(times_.moves().size());
        const graph::Inherited<char> inside = inside_of(org_, selector, times_);
        if (!inside.followed() || !times_.followed()) left_ = 0;
        for (std::size_t i = 0; i < org_.positions.size() && (left_ > 0 || !org_.follows_changes); ++i) {
            add(id_at<PositionId>(i), [&](const PositionState& state, Tick at, Tick& until) {
                return selects(selector, inside, org_.positions[i], state, at, until);
            });
        }
    }

    bool selects(const Selector& selector, const graph::Inherited<char>& inside, const Position& seat,
                 const PositionState& state, Tick at, Tick& until) const {
        const FamilyId family = given(state.role) ? org_[state.role].family : kNone<FamilyId>;
        if (selector.by_role && !contains(selector.roles, state.role)) return false;
        if (selector.by_family && !contains(selector.families, family)) return false;
        if (selector.by_employment && !contains(selector.employments, state.employment)) return false;
        if (selector.by_tag) {
            const auto tagged = [&](Text tag) {
                return contains(seat.tags, tag) || (given(state.role) && contains(org_[state.role].tags, tag));
            };
            if (std::none_of(selector.tags.begin(), selector.tags.end(), tagged)) return false;
        }
        if (selector.by_unit) {
            if (!given(state.home)) return false;
            until = std::min(until, inside.until(state.home, at));
            if (!inside.at(state.home, at)) return false;
        }
        if (!selector.by_location) return true;
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
