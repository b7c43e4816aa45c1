#include <algorithm>
#include <cmath>

#include "planner/rules/evaluate/evaluate.h"

// What conditions count, whether it is within their bounds, and which number a message shows.

namespace orgplan::rules {
namespace {

text::Quantity quantity_of(Op op) {
    if (op == Op::share || op == Op::reports_share || op == Op::time) return text::Quantity::share;
    return op == Op::ratio ? text::Quantity::ratio : text::Quantity::count;
}

bool has_part(const Condition& condition, const Condition* part) {
    return std::ranges::any_of(condition.parts,
                               [&](const Condition& each) { return &each == part || has_part(each, part); });
}

// Each once, in the order in which they were seen.
void add_new(std::vector<std::string>& into, const std::vector<std::string>& more) {
    for (const std::string& each : more) {
        if (std::ranges::find(into, each) == into.end()) into.push_back(each);
    }
}

}  // namespace

void Seen::take_number(const Number& number) {
    if (!number.counted || (counted && (broken || !number.broken))) return;
    static_cast<Number&>(*this) = number;
}

void Seen::take(const Seen& part) {
    take_number(part);
    if (others.empty()) others = part.others;
    add_new(lacking, part.lacking);
    add_new(not_given, part.not_given);
    missing.insert(part.missing.begin(), part.missing.end());
}

void Seen::forgive() {
    broken = measured = false;
    others.clear();
    lacking.clear();
    not_given.clear();
}

double Evaluator::value(const Limit& limit) const {
    if (limit.parameter.empty()) return limit.value;
    return parameters_[static_cast<std::size_t>(rules_.parameter(limit.parameter) - rules_.parameters.data())];
}

double Evaluator::decisive(const Condition& condition) const {
    double most = 1;
    if (condition.at_least) most = std::max(most, std::ceil(value(*condition.at_least)));
    if (condition.at_most) most = std::max(most, std::floor(value(*condition.at_most)) + 1);
    return most;
}

double Evaluator::everybody(const Condition& condition, PositionId but) {
    const SeatMatch& match = seats(condition.seats);
    const bool left_out = given(but) && match.any(but) != Truth::fails;
    return double(match.company().possible) - double(left_out);
}

// What a condition with bounds counts is its number, rather than what one inside it counts. Only where it needs one of
// something and there is none, the number inside says more: it is why there is none.
void Evaluator::note_number(const Condition& condition, Number number, const Question& question) const {
    number.counted = true;
    number.of = &condition;
    Seen& seen = *question.seen;
    const bool needs_one = condition.at_least && !condition.at_most && value(*condition.at_least) <= 1;
    if (seen.counted && number.broken && !(needs_one && number.count < 1) && has_part(condition, seen.of)) {
        seen.counted = seen.broken = false;
    }
    seen.take_number(number);
}

Truth Evaluator::within_limits(const Condition& condition, double sure, double possible, const Question& question) {
    // Sums of parts such as 0.1 are not exact.
    constexpr double kSlack = 1e-9;
    Truth found = Truth::holds;
    double limit = 0;
    const auto bound = [&](const Limit& each, Truth each_found) {
        if (each_found == Truth::fails && found != Truth::fails) limit = value(each);
        found = both(found, each_found);
    };
    if (condition.at_least) {
        const double least = value(*condition.at_least) - kSlack;
        bound(*condition.at_least, sure >= least ? Truth::holds : possible >= least ? Truth::unknown : Truth::fails);
    }
    if (condition.at_most) {
        const double most = value(*condition.at_most) + kSlack;
        bound(*condition.at_most, possible <= most ? Truth::holds : sure <= most ? Truth::unknown : Truth::fails);
    }
    if (question.seen == nullptr) return found;
    Number number{.broken = found == Truth::fails, .measured = found == Truth::fails, .count = sure, .limit = limit};
    number.possible = possible;
    number.quantity = quantity_of(condition.op);
    if (condition.at_least) number.low = value(*condition.at_least);
    if (condition.at_most) number.high = value(*condition.at_most);
    if (!number.broken) number.limit = number.low.value_or(number.high.value_or(0));
    note_number(condition, number, question);
    return found;
}

Truth Evaluator::within_limits(const Condition& condition, Count count, const Question& question, const Gap& gap) {
    const Truth found = enough_things(condition, count, question, gap);
    return count.possible != count.sure ? noticed(found, "role", question) : found;
}

Truth Evaluator::within_limits(const Condition& condition, Count count, const Question& question) {
    return within_limits(condition, count, question, Gap());
}

Truth Evaluator::enough_things(const Condition& condition, Count count, const Question& question, const Gap& gap) {
    const double possible = gap.missing ? std::max(gap.most, double(count.possible)) : double(count.possible);
    const Truth found = within_limits(condition, double(count.sure), possible, question);
    return gap.missing ? noticed(found, gap.fact, question) : found;
}

}  // namespace orgplan::rules
