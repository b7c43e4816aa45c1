#include <algorithm>

#include "graph/model/words.h"
#include "planner/rules/evaluate/evaluate.h"

// Conditions on products and projects, on duties, and on who is linked to a seat or a unit.

namespace orgplan::rules {
namespace {

// How far beyond a bound seats are counted, so that a finding can say how many there are.
constexpr double kCountedBeyond = 100;

}  // namespace

Truth Evaluator::of_work(const Condition& condition, WorkId id, const Question& question) {
    const bool project = is_project(at_.org, id);
    const Gap no_units{!works().names_units(id), project ? "projects: units" : "products: units"};
    switch (condition.op) {
        case Op::is_work: {
            const WorkMatch& match = work(condition.work);
            if (question.seen != nullptr) match.name_missing(id, question.seen->missing);
            return match[id];
        }
        case Op::by: {
            Count count;
            Many each = many(condition, question, true, false);
            for (const UnitId unit : works().units(id)) {
                if (at_.exists(unit)) count.add(ask(each, unit));
            }
            return enough_things(condition, count, question, no_units);
        }
        case Op::staff:
            return within_limits(condition, linked_seats(condition).on(id, question.subject.seat), question, no_units);
        default:
            return Truth::unknown;
    }
}

Evaluator::Answer Evaluator::count_works(const Condition& condition, const Subject& about, const Question& question) {
    const bool projects = condition.op == Op::project;
    std::vector<WorkId> found;
    works_met_.resize(work_count(at_.org));
    const std::uint32_t search = ++works_search_;
    const auto add = [&](WorkId each) {
        if (is_project(at_.org, each) != projects || works_met_[index(each)] == search || !exists(at_, each)) return;
        works_met_[index(each)] = search;
        found.push_back(each);
    };
    // Named units whose units above have all been met already are not walked again.
    units_met_.resize(at_.org.units.size());
    const auto add_unit = [&](UnitId unit) {
        for (UnitId at = works().nearest(unit); given(at) && units_met_[index(at)] != search; at = works().next(at)) {
            units_met_[index(at)] = search;
            for (const WorkId each : works().named_by(at)) add(each);
        }
    };
    if (given(about.seat)) {
        const PositionState& state = *at_.state(about.seat);
        const auto add_all = [&](std::span<const WorkId> all) { std::for_each(all.begin(), all.end(), add); };
        const auto add_served = [&](std::span<const LinkIndex::End> ends) {
            for (const LinkIndex::End& each : ends) {
                const bool serves = (only(each.kind) & kServingLinks) != 0 && given(each.end.unit);
                if (serves) add_unit(each.end.unit);
            }
        };
        for (const graph::Index::Belonging& each : at_.belongings(about.seat)) add_unit(each.unit);
        if (given(state.home)) add_served(links().from(state.home));
        add_served(links().from(about.seat));
        add_all(works().of_facts(state.facts));
        add_all(works().of_duties(about.seat));
    } else if (given(about.unit)) {
        add_unit(about.unit);
    } else {
        for (std::size_t i = 0; i < work_count(at_.org); ++i) add(id_at<WorkId>(i));
    }

    Answer answer;
    answer.any = !found.empty();
    const Question noting{question.subjects, question.subject, &answer.seen};
    Many each = many(condition, noting, false, given(about.seat) && about.seat == question.subject.seat);
    for (const WorkId work : found) answer.count.add(ask(each, work));
    return answer;
}

Truth Evaluator::work_and_parts(const Condition& condition, WorkId id, const Question& question) {
    const WorkMatch& match = work(condition.work);
    if (question.seen != nullptr) match.name_missing(id, question.seen->missing);
    return known_parts(match[id], condition, {.work = id}, question);
}

Truth Evaluator::works_on(const Condition& condition, const Subject& about, const Question& question) {
    const bool projects = condition.op == Op::project;
    const std::optional<Asker> from = asker(condition, question.subject.seat);
    const UnitId home = given(about.seat) ? at_.state(about.seat)->home : kNone<UnitId>;
    const Answer* known = nullptr;
    Answer own;
    const auto remembered = [&](auto& answers, const auto& key) {
        auto each = answers.find(key);
        if (each == answers.end()) each = answers.emplace(key, count_works(condition, about, question)).first;
        known = &each->second;
    };
    if (from && given(about.seat) && only_sits(about.seat)) {
        remembered(works_at_home_, std::tuple{&condition, home, *from});
    } else if (from == Asker(0) && given(about.unit)) {
        remembered(works_at_unit_, std::pair{&condition, works().nearest(about.unit)});
    } else {
        own = count_works(condition, about, question);
        known = &own;
    }
    if (question.seen != nullptr) question.seen->take(known->seen);
    if (works().count(projects) == 0) {
        return enough_things(condition, known->count, question, {true, projects ? "projects" : "products"});
    }
    if (given(about.seat)) {
        const bool scoped = at_.org.seat_facts[at_.state(about.seat)->facts].scope.has_value();
        return enough_things(condition, known->count, question, {!known->any && !scoped, "scope"});
    }
    const bool unnamed = given(about.unit) && !works().some_name_units(projects);
    return enough_things(condition, known->count, question,
                         {unnamed, projects ? "projects: units" : "products: units"});
}

Truth Evaluator::duty(const Condition& condition, const Subject& about, const Question& question) {
    Truth found = Truth::holds;
    bool held = false;
    std::vector<Text> named;
    for (const GivenDuty& each : duties().of(about.unit, about.work)) {
        if (!means(condition.words, {}, each)) continue;
        named.push_back(each.duty->name);
        if (!given(each.holder)) continue;
        held = true;
        found = both(found, noticed(seats(condition.seats).any(each.holder), "role", question));
        if (condition.belongs) found = both(found, belongs(each, question));
    }
    for (const std::string& name : condition.words) {
        if (!has_word(named, name)) found = both(found, noticed(Truth::unknown, "duties." + name, question));
    }
    if (named.empty() && condition.words.empty()) return noticed(Truth::unknown, "duties", question);
    return held || named.size() < condition.words.size() ? found : Truth::fails;
}

bool Evaluator::works_for(PositionId seat, UnitId unit) {
    if (at_.inside(seat, unit)) return true;
    const auto is_there = [&](UnitId each) {
        return at_.units().enter[index(each)] >= at_.units().enter[index(unit)] &&
               at_.units().leave[index(each)] <= at_.units().leave[index(unit)];
    };
    return std::ranges::any_of(at_.managed(seat), is_there) || std::ranges::any_of(served(seat), is_there);
}

Truth Evaluator::belongs(const GivenDuty& duty, const Question& question) {
    if (given(duty.unit)) return truth(works_for(duty.holder, duty.unit));
    if (!given(duty.work)) return Truth::holds;
    const std::span<const UnitId> units = works().units(duty.work);
    const std::span<const WorkId> scope = works().of_facts(at_.state(duty.holder)->facts);
    if (std::ranges::find(scope, duty.work) != scope.end()) return Truth::holds;
    if (units.empty()) {
        const bool project = is_project(at_.org, duty.work);
        return noticed(Truth::unknown, project ? "projects: units" : "products: units", question);
    }
    return truth(
        std::ranges::any_of(units, [&](UnitId unit) { return at_.exists(unit) && works_for(duty.holder, unit); }));
}

Linked& Evaluator::linked_seats(const Condition& condition) {
    std::unique_ptr<Linked>& known = linked_[&condition];
    if (known) return *known;
    // Whether there is one at all shows no number.
    double enough = decisive(condition);
    if (condition.at_most || enough > 1) enough += kCountedBeyond;
    enough = std::min(enough, double(at_.org.positions.size()));
    std::optional<LinkKinds> kinds;
    for (const LinkKind kind : condition.links) kinds = kinds.value_or(0) | only(kind);
    known = std::make_unique<Linked>(at_, links(), works(), seats(condition.seats), marks_, kinds,
                                     static_cast<std::size_t>(enough));
    return *known;
}

Truth Evaluator::linked(const Condition& condition, const Subject& about, const Question& question) {
    LinkKinds kinds = 0;
    for (const LinkKind kind : condition.links) kinds |= only(kind);
    if (kinds == 0) kinds = kEveryLink;
    const bool gives =
        given(about.seat) ? links().gives_above(about.seat, kinds) : links().gives_above(about.unit, kinds);
    const Count count = given(about.seat) ? linked_seats(condition).of(about.seat)
                                          : linked_seats(condition).of(about.unit, question.subject.seat);
    const PositionId but = given(about.seat) ? about.seat : question.subject.seat;
    const LinkKind first = condition.links.empty() ? LinkKind::works_with : condition.links.front();
    return within_limits(condition, count, question, {!gives, word_of(first), everybody(condition, but)});
}

}  // namespace orgplan::rules
