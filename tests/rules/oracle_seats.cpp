#include <algorithm>
#include <set>

#include "tests/rules/oracle.h"

namespace orgplan {
using namespace rules;
using namespace text;

Truth Oracle::all_below(const Condition& c, Asked asked) const {
    const std::vector<OracleSubject> all = subjects(asked.rule);
    if (asked.subject != all.front()) return Truth::holds;
    std::set<PositionId> fine;
    for (const OracleSubject& each : all) fine.insert(each.seat);
    for (bool grown = true; grown;) {
        grown = false;
        for (const PositionId each : seats()) {
            for (const LineKind line : {LineKind::solid, LineKind::dotted}) {
                for (const PositionId above : to(each, line)) {
                    if (fine.contains(above)) grown = fine.insert(each).second || grown;
                }
            }
        }
    }
    // Whoever is above one of the subjects is not asked.
    for (const OracleSubject& each : all) {
        bool circle = false;
        for (const PositionId above : chain(each.seat, circle)) fine.insert(above);
    }
    Truth found = Truth::holds;
    for (const PositionId each : seats()) {
        if (fine.contains(each)) continue;
        const UnitId home = at(each).home;
        const Truth there = c.units == 0   ? Truth::holds
                            : !given(home) ? Truth::fails
                                           : match(rules_.units[c.units], home);
        found = both(found, opposite(both(there, match(rules_.seats[c.seats], each, at(each).role))));
    }
    return found;
}

Truth Oracle::skills(const Condition& c, PositionId seat) const {
    std::vector<std::optional<std::vector<Text>>> lists{facts(seat).skills};
    for (const Holder& each : at(seat).holders) lists.push_back(org_[each.person].skills);
    std::vector<Text> all;
    for (const auto& list : lists) {
        if (list) all.insert(all.end(), list->begin(), list->end());
    }
    if (std::ranges::any_of(all, [&](Text word) { return words_.is_one_of("skills", c.words, word); })) {
        return Truth::holds;
    }
    const auto given =
        static_cast<std::size_t>(std::ranges::count_if(lists, [](const auto& each) { return each.has_value(); }));
    const bool people_alone = lists.size() > 1 && given == lists.size() - 1;
    return lists.front() || people_alone ? Truth::fails : Truth::unknown;
}

Truth Oracle::of_facts(const Condition& c, PositionId seat) const {
    const SeatFacts& said = facts(seat);
    const auto has_one = [&](std::string_view fact, const std::optional<std::vector<Text>>& list) {
        if (!list) return Truth::unknown;
        return truth(
            std::any_of(list->begin(), list->end(), [&](Text word) { return words_.is_one_of(fact, c.words, word); }));
    };
    switch (c.op) {
        case Op::scope:
            return has_one("scope", said.scope);
        case Op::scope_only:
            if (!said.scope) return Truth::unknown;
            return truth(std::all_of(said.scope->begin(), said.scope->end(),
                                     [&](Text word) { return words_.is_one_of("scope", c.words, word); }));
        case Op::skill:
            return skills(c, seat);
        case Op::background:
            return has_one("background", said.background);
        case Op::time: {
            if (!said.time) return Truth::unknown;
            Between parts;
            for (const TimeShare& each : *said.time) {
                const bool such = words_.is_one_of("time", c.words, each.work);
                if (such) parts.sure += each.part;
                if (such || !words_.knows("time", each.work)) parts.possible += each.part;
            }
            return limits(c, parts);
        }
        default:
            return said.accounts ? limits(c, *said.accounts) : Truth::unknown;
    }
}

Truth Oracle::of_seat(const Condition& c, PositionId seat, Asked asked) const {
    const rules::SeatSelector& selector = rules_.seats[c.seats];
    Between count;
    bool circle = false;
    const auto above = chain(seat, circle);
    const bool of_units = c.op == Op::member_of || c.op == Op::sits_within || c.op == Op::manages || c.op == Op::serves;
    if (of_units && units().empty()) return Truth::unknown;
    switch (c.op) {
        case Op::is_seat:
            return match(selector, seat, at(seat).role);
        case Op::member_of: {
            Truth found = Truth::fails;
            for (const Held& each : held(seat)) found = either(found, unit_and_parts(c, each.unit, asked));
            return found;
        }
        case Op::sits_within: {
            Truth found = Truth::fails;
            for (const Held& each : held(seat)) {
                for (const UnitId higher : up(each.unit)) found = either(found, unit_and_parts(c, higher, asked));
            }
            return found;
        }
        case Op::manages:
            for (const UnitId each : units()) {
                if (oracle_has(at(each).heads(), seat)) count.add(unit_and_parts(c, each, asked));
            }
            return limits(c, count);
        case Op::manages_only: {
            Truth found = Truth::holds;
            for (const UnitId each : units()) {
                if (oracle_has(at(each).heads(), seat)) found = both(found, unit_and_parts(c, each, asked));
            }
            return found;
        }
        case Op::reports_share: {
            const double whole = static_cast<double>(reports(seat).size());
            for (const PositionId each : reports(seat)) {
                count.add(any(selector, each));
                count.possible += unread(each);
            }
            count.possible = std::min(count.possible, whole);
            return whole == 0 ? Truth::holds : limits(c, Between{count.sure / whole, count.possible / whole});
        }
        case Op::reports:
            for (const PositionId each : reports(seat)) count.add(any(selector, each));
            if (c.dotted) {
                for (const PositionId each : seats()) {
                    if (oracle_has(to(each, LineKind::dotted), seat) && manager(each) != seat) {
                        count.add(any(selector, each));
                    }
                }
            }
            return limits(c, count);
        case Op::reports_to: {
            if (circle) return Truth::unknown;
            Truth found = given(manager(seat)) ? any(selector, manager(seat)) : Truth::fails;
            if (c.dotted) {
                for (const PositionId each : to(seat, LineKind::dotted)) found = either(found, any(selector, each));
            }
            return found;
        }
        case Op::reports_within: {
            if (circle) return Truth::unknown;
            Truth found = Truth::fails;
            for (std::size_t level = 1; level < above.size() && (c.levels == 0 || level <= c.levels); ++level) {
                found = either(found, any(selector, above[level]));
            }
            return found;
        }
        case Op::beside_manager:
            return circle ? Truth::unknown : beside_manager(c, seat);
        case Op::below:
            for (const PositionId each : seats()) {
                bool round = false;
                const Truth fits = any(selector, each);
                if (circle) {
                    count.possible += fits != Truth::fails;
                } else if (each != seat && oracle_has(chain(each, round), seat)) {
                    count.add(fits);
                }
            }
            return limits(c, count);
        case Op::all_below:
            return all_below(c, asked);
        case Op::layers: {
            if (circle) return Truth::unknown;
            std::size_t deepest = 0;
            for (const PositionId each : seats()) {
                bool round = false;
                const auto way = chain(each, round);
                const auto found = std::find(way.begin(), way.end(), seat);
                if (found != way.end()) deepest = std::max(deepest, static_cast<std::size_t>(found - way.begin()));
            }
            return limits(c, static_cast<double>(deepest));
        }
        case Op::depth:
            return circle ? Truth::unknown : limits(c, static_cast<double>(above.size() - 1));
        case Op::serves:
            return serves(c, seat, asked);
        case Op::holds:
            return holds_duties(c, seat);
        case Op::titles: {
            if (!given(at(seat).role)) return Truth::unknown;
            std::set<Text> titles;
            for (const PositionId each : seats()) {
                if (at(each).role == at(seat).role) titles.insert(org_.title_of(each, stage_));
            }
            return limits(c, static_cast<double>(titles.size()));
        }
        case Op::title_roles: {
            std::set<RoleId> going_by_it;
            for (const PositionId each : seats()) {
                const bool same = org_.title_of(each, stage_) == org_.title_of(seat, stage_);
                if (same && given(at(each).role)) going_by_it.insert(at(each).role);
            }
            return limits(c, static_cast<double>(going_by_it.size()));
        }
        default:
            return of_facts(c, seat);
    }
}

}  // namespace orgplan
