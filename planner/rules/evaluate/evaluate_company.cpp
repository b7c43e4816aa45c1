#include <algorithm>

#include "planner/rules/enum_words.h"
#include "planner/rules/evaluate/evaluate.h"

// Conditions on the company and on what a spec sets.

namespace orgplan::rules {

Truth Evaluator::company(const Condition& condition, const Question& question) {
    const Company& company = at_.org.company;
    const auto decided = [&](const CompanyFact& fact, Truth truth) {
        return noticed(truth, "company." + std::string(word_of(fact.name)), question);
    };
    const auto one = [&](const CompanyFact& fact, const std::optional<Text>& word) {
        if (!word) return decided(fact, Truth::unknown);
        return decided(fact, words_.any(word_of(fact.name), fact.words, std::span(&*word, 1)));
    };
    const auto several = [&](const CompanyFact& fact, const std::optional<std::vector<Text>>& words) {
        return decided(fact, words ? words_.any(word_of(fact.name), fact.words, *words) : Truth::unknown);
    };
    Truth found = Truth::holds;
    if (condition.at_least || condition.at_most) {
        found = within_limits(condition, double(at_.count().heads), double(at_.count().heads), question);
    }
    for (const CompanyFact& fact : condition.facts) {
        switch (fact.name) {
            case CompanyFact::Name::sector:
                found = both(found, one(fact, company.sector));
                break;
            case CompanyFact::Name::builds:
                found = both(found, several(fact, company.builds));
                break;
            case CompanyFact::Name::customers:
                found = both(found, several(fact, company.customers));
                break;
            case CompanyFact::Name::channels:
                found = both(found, several(fact, company.channels));
                break;
            case CompanyFact::Name::data_sensitivity:
                found = both(found, one(fact, company.data_sensitivity));
                break;
        }
    }
    return found;
}

std::optional<double> Evaluator::headcount_in(const std::optional<Condition>& condition) const {
    if (!condition) return std::nullopt;
    if (condition->op == Op::company && condition->facts.empty() && condition->at_least)
        return value(*condition->at_least);
    const bool combines = condition->op == Op::all || condition->op == Op::any || condition->op == Op::negation;
    for (const Condition& part : condition->parts) {
        if (!combines) break;
        if (const std::optional<double> found = headcount_in(part)) return found;
    }
    return std::nullopt;
}

Truth Evaluator::parameter(const Condition& condition) const {
    const Parameter* const set = rules_.parameter(condition.name);
    const double value = parameters_[static_cast<std::size_t>(set - rules_.parameters.data())];
    return truth(has_word(condition.words, set->words[static_cast<std::size_t>(value)]));
}

}  // namespace orgplan::rules
