#include <algorithm>
#include <set>

#include "graph/model/words.h"
#include "planner/rules/evaluate/evaluate.h"

// Conditions on a seat by itself; those on its lines are in evaluate_lines.cpp.

namespace orgplan::rules {
Truth Evaluator::of_seat(const Condition& condition, PositionId seat, const Question& question) {
    switch (condition.op) {
        case Op::is_seat:
            return noticed(seats(condition.seats).own(seat), "role", question);
        case Op::member_of: {
            if (!has_units()) return noticed(Truth::unknown, "units", question);
            Truth found = Truth::fails;
            UnitId last = kNone<UnitId>;
            for (const graph::Index::Belonging& each : at_.belongings(seat)) {
                if (each.unit != last) found = either(found, unit_and_parts(condition, each.unit, question));
                last = each.unit;
            }
            return found;
        }
        case Op::sits_within: {
            if (!has_units()) return noticed(Truth::unknown, "units", question);
            Truth found = Truth::fails;
            for (const graph::Index::Belonging& each : at_.belongings(seat)) {
                found = either(found, within(condition, each.unit, question));
            }
            return found;
        }
        case Op::manages: {
            if (!has_units()) return noticed(Truth::unknown, "units", question);
            Count count;
            for (const UnitId unit : at_.managed(seat)) count.add(unit_and_parts(condition, unit, question));
            // It may be the manager that is meant.
            const UnitId home = at_.state(seat)->home;
            return enough_things(condition, count, question, {given(home) && is_head_unread(home), "manager"});
        }
        case Op::manages_only: {
            Truth found = Truth::holds;
            for (const UnitId unit : at_.managed(seat)) found = both(found, unit_and_parts(condition, unit, question));
            return found;
        }
        case Op::serves:
            return serves(condition, seat, question);
        case Op::holds:
            return holds_duties(condition, seat, question);
        case Op::titles:
        case Op::title_roles:
            return titles(condition, seat, question);
        case Op::scope:
        case Op::scope_only:
        case Op::skill:
        case Op::background:
        case Op::time:
        case Op::accounts:
            return of_profile(condition, seat, question);
        default:
            return of_line(condition, seat, question);
    }
}

Truth Evaluator::of_profile(const Condition& condition, PositionId seat, const Question& question) {
    const SeatFacts& facts = at_.org.seat_facts[at_.state(seat)->facts];
    const auto knows_one_of = [&](const std::optional<std::vector<Text>>& words, std::string_view fact) {
        if (!words) return noticed(Truth::unknown, fact, question);
        return truth(
            std::ranges::any_of(*words, [&](Text word) { return words_.is_one_of(fact, condition.words, word); }));
    };
    switch (condition.op) {
        case Op::scope:
            return knows_one_of(facts.scope, "scope");
        case Op::scope_only: {
            if (!facts.scope) return noticed(Truth::unknown, "scope", question);
            return truth(std::ranges::all_of(
                *facts.scope, [&](Text word) { return words_.is_one_of("scope", condition.words, word); }));
        }
        case Op::skill:
            return knows_skill(condition, seat, question);
        case Op::background:
            return knows_one_of(facts.background, "background");
        case Op::accounts:
            if (!facts.accounts) return noticed(Truth::unknown, "accounts", question);
            return within_limits(condition, *facts.accounts, *facts.accounts, question);
        default: {
            if (!facts.time) return noticed(Truth::unknown, "time", question);
            double part = 0, unknown = 0;
            for (const TimeShare& each : *facts.time) {
                if (words_.is_one_of("time", condition.words, each.work)) {
                    part += each.part;
                } else if (!words_.knows("time", each.work)) {
                    unknown += each.part;
                }
            }
            const Truth found = within_limits(condition, part, part + unknown, question);
            return noticed(found, "time", question);
        }
    }
}

// Of the seat itself and of all who hold it; where one of them does not give theirs, it is unknown.
Truth Evaluator::knows_skill(const Condition& condition, PositionId seat, const Question& question) {
    const PositionState& state = *at_.state(seat);
    const auto has_one = [&](const std::vector<Text>& words) {
        return std::ranges::any_of(words, [&](Text word) { return words_.is_one_of("skills", condition.words, word); });
    };
    const std::optional<std::vector<Text>>& own = at_.org.seat_facts[state.facts].skills;
    if (own && has_one(*own)) return Truth::holds;
    bool all_given = !state.holders.empty();
    for (const Holder& holder : state.holders) {
        const std::optional<std::vector<Text>>& skills = at_.org[holder.person].skills;
        if (skills && has_one(*skills)) return Truth::holds;
        all_given = all_given && skills.has_value();
    }
    return own || all_given ? Truth::fails : noticed(Truth::unknown, "skills", question);
}

// Of a department that is served, its teams: the units below without units of their own.
void Evaluator::add_teams(UnitId unit, std::vector<UnitId>& into) const {
    constexpr std::size_t kMost = 1000;  // who works for more works for many
    const graph::Forest& forest = at_.units();
    const std::size_t end = forest.leave[index(unit)];
    std::size_t below = end;  // the first place behind that of a unit where one exists
    for (std::size_t place = end; place-- > forest.enter[index(unit)] && into.size() < kMost;) {
        const UnitId each = id_at<UnitId>(forest.order[place]);
        if (!at_.exists(each)) continue;
        if (below >= forest.leave[index(each)]) into.push_back(each);
        below = place;
    }
}

// Where it belongs, what it works for, where the people sit that it works for, and what the managers of its dotted
// lines head.
std::vector<UnitId> Evaluator::served(PositionId seat) {
    std::vector<UnitId> served;
    for (const graph::Index::Belonging& each : at_.belongings(seat)) served.push_back(each.unit);
    const auto add = [&](std::span<const LinkIndex::End> ends) {
        for (const LinkIndex::End& each : ends) {
            if ((only(each.kind) & kServingLinks) == 0) continue;
            if (given(each.end.unit)) add_teams(each.end.unit, served);
            const UnitId home = given(each.end.seat) ? at_.state(each.end.seat)->home : kNone<UnitId>;
            if (given(home)) served.push_back(home);
        }
    };
    add(links().from(seat));
    const UnitId home = at_.state(seat)->home;
    if (given(home)) add(links().from(home));
    for (const PositionId manager : at_.dotted_to(seat)) {
        const std::span<const UnitId> headed = at_.managed(manager);
        served.insert(served.end(), headed.begin(), headed.end());
    }
    std::sort(served.begin(), served.end());
    served.erase(std::unique(served.begin(), served.end()), served.end());
    return served;
}

Truth Evaluator::serves(const Condition& condition, PositionId seat, const Question& question) {
    if (!has_units()) return noticed(Truth::unknown, "units", question);
    Count count;
    Many each = many(condition, question, true, false);
    for (const UnitId unit : served(seat)) count.add(ask(each, unit));
    if (links().gives(seat, kServingLinks)) return enough_things(condition, count, question, {});
    // It may work for any unit that would count, and in a part of a company for units that are not in the spec.
    Gap gap{true, word_of(LinkKind::serves)};
    elsewhere();
    if (!is_part_) gap.most = contained(condition, question).before.back().possible;
    return enough_things(condition, count, question, gap);
}

Truth Evaluator::holds_duties(const Condition& condition, PositionId seat, const Question& question) {
    Count count;
    for (const std::uint32_t each : duties().held(seat)) {
        count.add(truth(means(condition.words, condition.of, duties().all()[each])));
    }
    std::string missing;
    for (const std::string& name : condition.words) {
        if (missing.empty() && !duties().given_by(condition.of, name)) missing = "duties." + name;
    }
    if (condition.words.empty() && !duties().given_by(condition.of, {})) missing = "duties";
    return enough_things(condition, count, question, {!missing.empty(), missing});
}

Truth Evaluator::titles(const Condition& condition, PositionId seat, const Question& question) {
    if (!titles_known_) {
        titles_known_ = true;
        std::set<std::pair<RoleId, Text>> seen;
        std::set<std::pair<RoleId, Text>> named;
        for (std::size_t i = 0; i < at_.org.positions.size(); ++i) {
            const PositionId each = id_at<PositionId>(i);
            if (!at_.exists(each) || !given(at_.state(id_at<PositionId>(i))->role)) continue;
            const PositionState& state = *at_.state(each);
            const Text title = at_.org.title_of(state);
            if (seen.emplace(state.role, title).second) ++roles_of_title_[title];
            // A senior of a trade does not have another title than the others of it.
            const ReadTitle& read = at_.org.titles[state.read];
            const Text called = read.role == state.role && !read.called.empty() ? read.called : title;
            if (named.emplace(state.role, called).second) ++titles_of_role_[state.role];
        }
    }
    const RoleId role = at_.state(seat)->role;
    if (condition.op == Op::titles && !given(role)) return noticed(Truth::unknown, "role", question);
    const auto roles = roles_of_title_.find(at_.org.title_of(seat, at_.stage()));
    const std::uint32_t count = condition.op == Op::titles       ? titles_of_role_.at(role)
                                : roles != roles_of_title_.end() ? roles->second
                                                                 : 0;
    return within_limits(condition, count, count, question);
}

}  // namespace orgplan::rules
