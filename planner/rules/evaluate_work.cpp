#include <algorithm>
#include <cmath>

#include "planner/rules/evaluate.h"

// What rules ask about products and projects, about duties, and about whom one has to do with.

namespace orgplan {
namespace {

// How far beyond a bound seats are counted, so that a finding can tell by how much it is exceeded.
constexpr double kToldBeyond = 100;

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
            for (const UnitId unit : works().units(id)) count.add(unit_and_parts(condition, unit, question));
            return enough_things(condition, count, question, no_units);
        }
        case Op::staff:
            return within_limits(condition, linked_seats(condition).on(id, question.subject.seat), question, no_units);
        default:
            return Truth::unknown;
    }
}

Truth Evaluator::works_on(const Condition& condition, const Subject& about, const Question& question) {
    const bool projects = condition.op == Op::project;
    std::vector<WorkId> found;
    const auto add = [&](WorkId each) {
        if (is_project(at_.org, each) == projects && at_.stands(each)) found.push_back(each);
    };
    if (given(about.seat)) {
        for (const StageIndex::Belonging& each : at_.by_seat[index(about.seat)]) works().each_of(each.unit, add);
        const UnitId home = at_.state[index(about.seat)]->home;
        if (given(home)) std::for_each(works().of_home(home).begin(), works().of_home(home).end(), add);
        std::for_each(works().of_seat(about.seat).begin(), works().of_seat(about.seat).end(), add);
    } else if (given(about.unit)) {
        works().each_of(about.unit, add);
    } else {
        for (std::size_t i = 0; i < at_.work_count(); ++i) add(id_at<WorkId>(i));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());

    const WorkMatch& match = work(condition.work);
    Count count;
    for (const WorkId each : found) {
        if (question.seen != nullptr) match.name_missing(each, question.seen->missing);
        count.add(both_parts(match[each], condition, {.work = each}, question));
    }
    Gap gap{false, {}};
    if (works().count(projects) == 0) {
        gap = {true, projects ? "projects" : "products"};
    } else if (given(about.seat)) {
        gap = {found.empty() && !at_.org.seat_facts[at_.state[index(about.seat)]->facts].scope, "scope"};
    } else if (given(about.unit)) {
        gap = {!works().some_name_units(projects), projects ? "projects: units" : "products: units"};
    }
    return enough_things(condition, count, question, gap);
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
    }
    if (held) return found;
    for (const std::string& name : condition.words) {
        if (!has_word(named, name)) return noticed(Truth::unknown, "duties: " + name, question);
    }
    if (named.empty()) return noticed(Truth::unknown, "duties", question);
    return Truth::fails;
}

Linked& Evaluator::linked_seats(const Condition& condition) {
    std::unique_ptr<Linked>& known = linked_[&condition];
    if (known) return *known;
    double enough = 1;
    if (condition.at_least) enough = std::max(enough, std::ceil(value(*condition.at_least)));
    if (condition.at_most) enough = std::max(enough, std::floor(value(*condition.at_most)) + kToldBeyond);
    enough = std::min(enough, double(at_.org.positions.size()));
    std::optional<LinkKinds> kinds;
    for (const LinkKind kind : condition.links) kinds = kinds.value_or(0) | only(kind);
    known = std::make_unique<Linked>(at_, links(), works(), seats(condition.seats), marks_, kinds,
                                     static_cast<std::size_t>(enough));
    return *known;
}

Truth Evaluator::linked(const Condition& condition, const Subject& about, const Question& question) {
    constexpr std::string_view kKeys[] = {"works_with", "serves", "escalates_to", "hands_over_to"};
    LinkKinds kinds = 0;
    for (const LinkKind kind : condition.links) kinds |= only(kind);
    if (kinds == 0) kinds = kEveryLink;
    const bool gives = given(about.seat) ? links().gives(about.seat, kinds) : links().gives(about.unit, kinds);
    const Count count = given(about.seat) ? linked_seats(condition).of(about.seat)
                                          : linked_seats(condition).of(about.unit, question.subject.seat);
    const std::size_t first = condition.links.empty() ? 0 : static_cast<std::size_t>(condition.links.front());
    return within_limits(condition, count, question, {!gives, kKeys[first]});
}

}  // namespace orgplan
