#include <fmt/format.h>

#include <algorithm>

#include "planner/rules/enum_words.h"
#include "planner/rules/evaluate/evaluate.h"

// Whether the spec says something, whatever it says.

namespace orgplan::rules {
namespace {

bool gives_of_company(GivenFact fact, const Company& company) {
    switch (fact) {
        case GivenFact::sector:
            return company.sector.has_value();
        case GivenFact::builds:
            return company.builds.has_value();
        case GivenFact::customers:
            return company.customers.has_value();
        case GivenFact::data_sensitivity:
            return company.data_sensitivity.has_value();
        default:
            return company.channels.has_value();
    }
}

bool gives_of_unit(GivenFact fact, const UnitState& state) {
    switch (fact) {
        case GivenFact::kind:
            return !state.kind.empty();
        case GivenFact::purpose:
            return !state.purpose.empty();
        default:
            return state.agile.has_value();
    }
}

// Any product, or any project.
const Condition& any_work(GivenFact fact) {
    const auto any = [](Op op) {
        Condition made;
        made.op = op;
        made.at_least = Limit{1, {}};
        return made;
    };
    static const Condition kProduct = any(Op::product);
    static const Condition kProject = any(Op::project);
    return fact == GivenFact::products ? kProduct : kProject;
}

}  // namespace

Truth Evaluator::gives_facts(const Condition& condition, const Subject& about, const Question& question) {
    Truth found = Truth::holds;
    const auto take = [&](bool is_given, std::string_view before, std::string_view name) {
        if (is_given) return;
        const std::string fact = fmt::format("{}{}", before, name);
        if (unread_facts_.has(at_.org, about, fact)) {
            if (found == Truth::holds) found = noticed(Truth::unknown, fact, question);
            return;
        }
        found = Truth::fails;
        if (question.seen != nullptr) question.seen->not_given.push_back(fmt::format("`{}`", fact));
    };
    for (const GivenFact fact : condition.needed) take(gives(fact, about, question), "", word_of(fact));
    for (const std::string& name : condition.words) {
        const auto all = duties().of(about.unit, about.work);
        take(std::ranges::any_of(all, [&](const GivenDuty& each) { return each.duty->name == name; }), "duties.", name);
    }
    return found;
}

bool Evaluator::gives(GivenFact fact, const Subject& about, const Question& question) {
    switch (fact) {
        case GivenFact::works_with:
        case GivenFact::serves:
        case GivenFact::escalates_to:
        case GivenFact::hands_over_to: {
            const LinkKinds kind = only(*value_of<LinkKind>(word_of(fact)));
            return given(about.seat) ? links().gives_above(about.seat, kind) : links().gives_above(about.unit, kind);
        }
        case GivenFact::products:
        case GivenFact::projects:
            return works_on(any_work(fact), about, {question.subjects, question.subject, nullptr}) == Truth::holds;
        case GivenFact::duties:
            return !duties().of(about.unit, about.work).empty();
        case GivenFact::location:
            return given(about.seat) ? !at_.location(about.seat).empty() : !at_.locations()[index(about.unit)].empty();
        default:
            return given(about.seat)          ? gives_of_seat(fact, about.seat)
                   : given(about.unit)        ? gives_of_unit(fact, at_.state(about.unit))
                   : given(about.work)        ? gives_of_work(fact, about.work)
                   : fact == GivenFact::units ? has_units()
                                              : gives_of_company(fact, at_.org.company);
    }
}

bool Evaluator::gives_of_seat(GivenFact fact, PositionId seat) const {
    const PositionState& state = *at_.state(seat);
    const SeatFacts& facts = at_.org.seat_facts[state.facts];
    switch (fact) {
        case GivenFact::role:
            return given(state.role);
        case GivenFact::level:
            return !state.level.empty();
        case GivenFact::cost:
            return costs_.given && costs_.given(at_, seat);
        case GivenFact::scope:
            return facts.scope.has_value();
        case GivenFact::skills:
            return facts.skills.has_value();
        case GivenFact::background:
            return facts.background.has_value();
        case GivenFact::time:
            return facts.time.has_value();
        default:
            return facts.accounts.has_value();
    }
}

bool Evaluator::gives_of_work(GivenFact fact, WorkId work) {
    if (fact == GivenFact::units) return works().names_units(work);
    const ProductState& state = product_of(at_.org, work).at(at_.org[at_.stage()].at);
    switch (fact) {
        case GivenFact::has_ui:
            return state.has_ui.has_value();
        case GivenFact::ml:
            return state.ml.has_value();
        case GivenFact::platforms:
            return state.platforms.has_value();
        default:
            return !state.complexity.empty();
    }
}

}  // namespace orgplan::rules
