#include "planner/rules/match/seat_match.h"

#include <algorithm>
#include <string>

#include "planner/glossary/glossary.h"
#include "planner/glossary/titles.h"
#include "planner/rules/match/unit_match.h"

namespace orgplan::rules {
namespace {

SeatSelector::Leads leads(const graph::Index& at, PositionId seat) {
    // Of lines that form a loop, only the loop is reported, and nothing that follows from it.
    if (at.span(seat) == 0 || !at.seats().reached(index(seat))) return SeatSelector::Leads::nobody;
    std::uint32_t leaders = 0, all = 0;
    for (const graph::Index::Report& report : at.led(seat)) {
        all += !report.assistant;
        leaders += !report.assistant && at.span(report.seat) > 0;
    }
    return leaders * 2 >= all ? SeatSelector::Leads::managers : SeatSelector::Leads::contributors;
}

// A role of a spec's own that says nothing of its tags may have those that the glossary gives to its family.
bool may_have(const Organisation& org, const Role& role, const std::vector<std::string>& tags) {
    if (!role.own || !given(role.family) || !role.tags.empty()) return false;
    return std::ranges::any_of(org.roles, [&](const Role& each) {
        return !each.own && each.family == role.family && share_sorted(tags, each.tags);
    });
}

bool is_deputy(Text title) {
    const std::string folded = glossary::folded_title(title);
    const std::string first = folded.substr(0, folded.find(' '));
    const std::vector<std::string>& words = glossary::glossary().titles.deputies;
    return std::ranges::find(words, first) != words.end();
}

}  // namespace

SeatMatch::SeatMatch(const graph::Index& at, const SeatSelector& selector) : at_(at), selector_(selector) {
    const Organisation& org = at.org;
    for (const SeatSelector& each : selector.except) except_.emplace_back(at, each);
    for (const Role& role : org.roles) {
        roles_.push_back(truth((selector.roles.empty() || one_of_sorted(selector.roles, role.id)) &&
                               (selector.families.empty() ||
                                (given(role.family) && one_of_sorted(selector.families, org[role.family].id))) &&
                               (!selector.manages || *selector.manages == graph::manages_people(role))));
        const bool tagged = selector.tags.empty() || share_sorted(selector.tags, role.tags);
        tags_.push_back(!tagged && may_have(org, role, selector.tags) ? Truth::unknown : truth(tagged));
    }
    look_at_titles();

    std::vector<bool> within;
    if (!selector.within.empty()) within = units_within(at, selector.within);
    const std::size_t count = org.positions.size();
    seats_.assign(count, Truth::fails);
    own_.assign(count, Truth::fails);
    any_.assign(count, Truth::fails);
    for (const PositionId seat : candidates()) {
        const std::size_t i = index(seat);
        seats_[i] = truth(about_seat(seat, within));
        own_[i] = any_[i] = match(seat, at.role(seat));
        if (at.hatted(seat)) {
            // A day between stages is of none.
            for (const Hat& hat : org[seat].hats) {
                if (hat.opens <= at.tick() && at.tick() < hat.closes) any_[i] = either(any_[i], match(seat, hat.role));
            }
        }
        if (any_[i] == Truth::fails) continue;
        company_.add(any_[i]);
        matching_.push_back(seat);
    }
}

// A title without a role is what one of the roles is that it could be, or something else; a seat of which nothing is
// said could be anything. Only tags of its own are certain.
void SeatMatch::look_at_titles() {
    const Organisation& org = at_.org;
    const bool of_role = !selector_.roles.empty() || !selector_.families.empty();
    std::vector<RoleId> all;
    for (std::size_t role = 0; role < org.roles.size(); ++role) all.push_back(id_at<RoleId>(role));
    titles_.reserve(org.titles.size());
    for (std::size_t title = 0; title < org.titles.size(); ++title) {
        Truth fits = of_role || selector_.manages ? Truth::fails : Truth::holds;
        Truth tagged = selector_.tags.empty() ? Truth::holds : Truth::fails;
        if (selector_.manages && !of_role) fits = Truth::unknown;
        for (const RoleId role : title == 0 ? all : org.titles[title].could_be) {
            if (roles_[index(role)] == Truth::fails) continue;
            fits = either(fits, Truth::unknown);
            if (tags_[index(role)] != Truth::fails) tagged = either(tagged, Truth::unknown);
        }
        titles_.push_back({fits, both(fits, tagged)});
    }
}

// Seats with a role that may match, or with tags of their own: most selectors mean few.
std::vector<PositionId> SeatMatch::candidates() const {
    std::vector<PositionId> found;
    const auto add = [&](std::span<const PositionId> seats) { found.insert(found.end(), seats.begin(), seats.end()); };
    bool every_role = true;
    for (std::size_t role = 0; role < roles_.size(); ++role) {
        if (both(roles_[role], tags_[role]) == Truth::fails) {
            every_role = false;
            continue;
        }
        add(at_.with_role(id_at<RoleId>(role)));
        add(at_.with_hat(id_at<RoleId>(role)));
    }
    const bool every_title =
        std::ranges::all_of(titles_, [](const OfTitle& each) { return each.untagged != Truth::fails; });
    if (!every_title || !every_role) {
        add(at_.with_role(kNone<RoleId>));
        add(at_.with_hat(kNone<RoleId>));
    }
    if (every_role && every_title) {
        return {at_.standing().begin(), at_.standing().end()};
    }
    if (!selector_.tags.empty()) add(at_.tagged());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool SeatMatch::about_seat(PositionId seat, const std::vector<bool>& within) const {
    const PositionState& state = *at_.state(seat);
    const auto one_of = [](const auto& wanted, const auto& is) {
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), is) != wanted.end();
    };
    if (!one_of(selector_.employment, state.employment) || !one_of(selector_.status, at_.org[seat].status))
        return false;
    if (!selector_.locations.empty() && !one_of_sorted(selector_.locations, at_.location(seat))) return false;
    if (!selector_.levels.empty() && !one_of_sorted(selector_.levels, state.level)) return false;
    if (!within.empty() && (!given(state.home) || !within[index(state.home)])) return false;
    if (selector_.named && *selector_.named != (state.occupancy == Occupancy::named)) return false;
    if (selector_.vacant && *selector_.vacant != (state.occupancy == Occupancy::vacant)) return false;
    if (!selector_.leads.empty() && !one_of(selector_.leads, leads(at_, seat))) return false;
    if (selector_.from_title && *selector_.from_title == state.role_said) return false;
    if (selector_.deputy && *selector_.deputy != is_deputy(state.title)) return false;
    if (selector_.root && *selector_.root == given(at_.manager(seat))) return false;
    return !selector_.assistant || *selector_.assistant != at_.org[seat].assists.empty();
}

Truth SeatMatch::match(PositionId seat, RoleId role) const {
    if (seats_[index(seat)] == Truth::fails) return Truth::fails;
    const bool tagged = !selector_.tags.empty() && share_sorted(selector_.tags, at_.org[seat].tags);
    Truth found = Truth::fails;
    if (given(role)) {
        found = both(roles_[index(role)], tagged ? Truth::holds : tags_[index(role)]);
    } else {
        const OfTitle& title = titles_[at_.state(seat)->read];
        found = tagged ? title.tagged : title.untagged;
    }
    for (const SeatMatch& each : except_) found = both(found, opposite(each.match(seat, role)));
    return found;
}

Truth SeatMatch::in(UnitId unit, PositionId seat, bool below) const {
    const auto belongings = at_.belongings(seat);
    const std::uint32_t begin = at_.units().enter[index(unit)];
    const std::uint32_t end = below ? at_.units().leave[index(unit)] : begin + 1;
    const auto first = std::partition_point(belongings.begin(), belongings.end(), [&](const auto& belonging) {
        return at_.units().enter[index(belonging.unit)] < begin;
    });
    Truth found = Truth::fails;
    for (auto each = first; each != belongings.end() && at_.units().enter[index(each->unit)] < end; ++each) {
        found = either(found, as(*each));
        if (found == Truth::holds) break;
    }
    return found;
}

Count SeatMatch::below(PositionId seat) {
    const graph::Forest& seats = at_.seats();
    if (before_.empty()) {
        before_.resize(seats.order.size() + 1);
        for (std::size_t i = 0; i < seats.order.size(); ++i) {
            before_[i + 1] = before_[i];
            before_[i + 1].add(any_[seats.order[i]]);
        }
    }
    if (!seats.reached(index(seat))) return {0, company_.possible};
    const auto between = [&](std::size_t from, std::size_t to) -> Count {
        return {before_[to].sure - before_[from].sure, before_[to].possible - before_[from].possible};
    };
    Count all = between(seats.enter[index(seat)] + 1, seats.leave[index(seat)]);
    // The lines of joint heads lead to the first of them alone.
    for (const graph::Index::Report& each : at_.led(seat)) {
        if (at_.manager(each.seat) == seat || !seats.reached(index(each.seat))) continue;
        const Count more = between(seats.enter[index(each.seat)], seats.leave[index(each.seat)]);
        all.sure += more.sure;
        all.possible += more.possible;
    }
    return all;
}

Truth SeatMatch::above(PositionId seat, std::uint32_t levels) {
    const graph::Forest& seats = at_.seats();
    // In a loop everybody is above and below everybody: no answer.
    if (!seats.reached(index(seat))) return Truth::unknown;
    if (nearest_sure_.empty()) {
        const std::vector<std::uint32_t>& depth = at_.depths();
        nearest_sure_.assign(at_.org.positions.size(), -1);
        nearest_possible_.assign(at_.org.positions.size(), -1);
        for (const std::uint32_t i : seats.order) {
            const std::uint32_t manager = seats.parent[i];
            if (manager == graph::Forest::kNowhere) continue;
            const auto its_depth = static_cast<std::int32_t>(depth[manager]);
            Truth found = any_[manager];
            at_.each_manager(id_at<PositionId>(i), [&](PositionId each) { found = either(found, any_[index(each)]); });
            nearest_sure_[i] = found == Truth::holds ? its_depth : nearest_sure_[manager];
            nearest_possible_[i] = found != Truth::fails ? its_depth : nearest_possible_[manager];
        }
    }
    const auto near = [&](std::int32_t nearest) {
        return nearest >= 0 &&
               (levels == 0 || at_.depths()[index(seat)] - static_cast<std::uint32_t>(nearest) <= levels);
    };
    if (near(nearest_sure_[index(seat)])) return Truth::holds;
    return near(nearest_possible_[index(seat)]) ? Truth::unknown : Truth::fails;
}

void SeatMatch::count_units() {
    const graph::Forest& units = at_.units();
    const std::size_t count = at_.org.units.size();
    members_.resize(count);
    // What is added and subtracted at each unit, so that sums over what is below count each seat once.
    std::vector<std::int64_t> sure(count), possible(count);
    for (const PositionId seat : matching_) {
        const auto belongings = at_.belongings(seat);
        std::uint32_t last_sure = graph::Forest::kNowhere;
        std::uint32_t last_possible = graph::Forest::kNowhere;
        const auto enter = [&](std::uint32_t unit, std::uint32_t& last, std::vector<std::int64_t>& sums) {
            ++sums[unit];
            if (last != graph::Forest::kNowhere) {
                if (const std::uint32_t shared = units.meeting(last, unit); shared != graph::Forest::kNowhere)
                    --sums[shared];
            }
            last = unit;
        };
        for (std::size_t b = 0; b < belongings.size();) {
            const auto unit = static_cast<std::uint32_t>(belongings[b].unit);
            Truth found = Truth::fails;
            for (; b < belongings.size() && static_cast<std::uint32_t>(belongings[b].unit) == unit; ++b) {
                found = either(found, as(belongings[b]));
            }
            members_[unit].add(found);
            if (found == Truth::holds) enter(unit, last_sure, sure);
            if (found != Truth::fails) enter(unit, last_possible, possible);
        }
    }
    for (std::size_t i = units.order.size(); i-- > 0;) {
        const std::uint32_t unit = units.order[i];
        if (const std::uint32_t above = units.parent[unit]; above != graph::Forest::kNowhere) {
            sure[above] += sure[unit];
            possible[above] += possible[unit];
        }
    }
    inside_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        inside_[i] = {static_cast<std::uint32_t>(sure[i]), static_cast<std::uint32_t>(possible[i])};
    }
}

Count SeatMatch::members(UnitId unit) {
    if (members_.empty()) count_units();
    return members_[index(unit)];
}

Count SeatMatch::inside(UnitId unit) {
    if (members_.empty()) count_units();
    return inside_[index(unit)];
}

void SeatMatch::list_units() {
    listed_ = true;
    for (Listed* const list : {&sure_list_, &open_list_}) {
        const Truth wanted = list == &sure_list_ ? Truth::holds : Truth::unknown;
        std::vector<std::pair<std::uint32_t, PositionId>> found;
        for (const PositionId seat : matching_) {
            if (any(seat) != wanted) continue;
            const UnitId home = at_.state(seat)->home;
            for (const graph::Index::Belonging& each : at_.belongings(seat)) {
                found.emplace_back(2 * at_.units().enter[index(each.unit)] + (each.unit == home ? 0 : 1), seat);
            }
        }
        std::sort(found.begin(), found.end());
        for (const auto& [key, seat] : found) {
            list->keys.push_back(key);
            list->seats.push_back(seat);
        }
    }
}

std::span<const PositionId> SeatMatch::Listed::find(const graph::Forest& units, UnitId unit, Where where) const {
    const std::uint32_t enter = 2 * units.enter[index(unit)];
    const std::uint32_t leave = where == Where::home     ? enter + 1
                                : where == Where::inside ? 2 * units.leave[index(unit)]
                                                         : enter + 2;
    const auto begin = std::lower_bound(keys.begin(), keys.end(), enter);
    const auto end = std::lower_bound(begin, keys.end(), leave);
    return std::span(seats).subspan(static_cast<std::size_t>(begin - keys.begin()),
                                    static_cast<std::size_t>(end - begin));
}

SeatMatch::Found SeatMatch::find(UnitId unit, Where where) {
    if (!listed_) list_units();
    return {sure_list_.find(at_.units(), unit, where), open_list_.find(at_.units(), unit, where)};
}

}  // namespace orgplan::rules
