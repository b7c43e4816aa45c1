#include "planner/rules/evaluate.h"

// A unit or a thing looked at from a seat, which is not counted there: seats of whom it makes no difference, or the
// same, share one answer.

namespace orgplan {

void Evaluator::Counted::take(const Condition& condition, bool of_unit) {
    const bool belonging = condition.op == Op::members || condition.op == Op::share ||
                           (condition.op == Op::count && !condition.whole_company);
    const bool reached = condition.op == Op::staff || condition.op == Op::linked;
    if (belonging || reached) {
        selectors.insert(condition.seats);
        inside_alone = inside_alone && of_unit && belonging;
    }
    if (condition.op == Op::share) selectors.insert(0);
    // What is said of other things than the unit: not only who belongs to it matters.
    const bool elsewhere = condition.op == Op::product || condition.op == Op::project;
    for (const Condition& part : condition.parts) take(part, of_unit && !elsewhere);
}

const Evaluator::Counted& Evaluator::counted(const Condition& condition) {
    const auto [known, first] = counted_.try_emplace(&condition);
    if (!first) return known->second;
    for (const Condition& part : condition.parts) known->second.take(part, true);
    return known->second;
}

// What it has to do with follows from its home.
bool Evaluator::only_sits(PositionId seat) {
    const PositionState& state = *at_.state[index(seat)];
    const auto belongings = at_.by_seat[index(seat)];
    return (belongings.empty() || (belongings.size() == 1 && belongings.front().unit == state.home)) &&
           links().from(seat).empty() && links().to(seat).empty() && duties().held(seat).empty() &&
           works().of_facts(state.facts).empty();
}

std::optional<Evaluator::Asker> Evaluator::asker(const Condition& condition, PositionId seat) {
    if (!given(seat)) return 0;
    std::vector<Truth> difference;
    bool none = true;
    for (const std::uint32_t selector : counted(condition).selectors) {
        const SeatMatch& match = seats(selector);
        difference.push_back(match.any(seat));
        difference.push_back(match.own(seat));
        none = none && match.any(seat) == Truth::fails;
    }
    if (none) return 0;
    if (!only_sits(seat)) return std::nullopt;
    const auto next = static_cast<Asker>(askers_.size() + 1);
    return askers_.try_emplace({at_.state[index(seat)]->home, std::move(difference)}, next).first->second;
}

void Evaluator::replay(const Seen& known, Seen* seen) {
    if (seen == nullptr) return;
    seen->missing.insert(known.missing.begin(), known.missing.end());
    if (seen->counted || !known.counted) return;
    seen->counted = true;
    seen->share = known.share;
    seen->count = known.count;
    seen->limit = known.limit;
}

Truth Evaluator::known_parts(Truth found, const Condition& condition, const Subject& about, const Question& question) {
    if (found == Truth::fails || condition.parts.empty()) return found;
    const std::optional<Asker> from = asker(condition, question.subject.seat);
    if (!from) return both_parts(found, condition, about, question);
    const std::tuple key{&condition, about.unit, about.work, *from};
    auto known = parts_.find(key);
    if (known == parts_.end()) {
        Answer answer;
        Subject subject = question.subject;
        if (*from == 0) subject.seat = kNone<PositionId>;
        answer.truth = both_parts(Truth::holds, condition, about, {question.subjects, subject, &answer.seen});
        known = parts_.emplace(key, std::move(answer)).first;
    }
    replay(known->second.seen, question.seen);
    return both(found, known->second.truth);
}

}  // namespace orgplan
