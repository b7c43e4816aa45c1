#include "planner/rules/evaluate/evaluate.h"

// A unit or a thing as seen from a seat, which is not counted there: seats that make no difference, or the same
// difference, share one answer.

namespace orgplan::rules {

void Evaluator::Counted::take(const Condition& condition, bool of_unit, bool of_work) {
    const bool belonging = condition.op == Op::members || condition.op == Op::share ||
                           (condition.op == Op::count && !condition.whole_company);
    const bool reached = condition.op == Op::staff || condition.op == Op::linked;
    if (belonging || reached) {
        selectors.insert(condition.seats);
        inside_alone = inside_alone && of_unit && belonging;
        staff_alone = staff_alone && of_work && condition.op == Op::staff;
    }
    if (condition.op == Op::share) selectors.insert(0);
    // Conditions on other things than the unit: it is not only the members that matter.
    const bool elsewhere = condition.op == Op::product || condition.op == Op::project;
    const bool combines = condition.op == Op::all || condition.op == Op::any || condition.op == Op::negation;
    for (const Condition& part : condition.parts) take(part, of_unit && !elsewhere, of_work && combines);
}

const Evaluator::Counted& Evaluator::counted(const Condition& condition) {
    const auto [known, first] = counted_.try_emplace(&condition);
    if (!first) return known->second;
    for (const Condition& part : condition.parts) known->second.take(part, true, true);
    return known->second;
}

// What it is linked to follows from its home.
bool Evaluator::only_sits(PositionId seat) {
    const PositionState& state = *at_.state(seat);
    const auto belongings = at_.belongings(seat);
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
    return askers_.try_emplace({at_.state(seat)->home, std::move(difference)}, next).first->second;
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
    if (question.seen != nullptr) question.seen->take(known->second.seen);
    return both(found, known->second.truth);
}

Evaluator::Many Evaluator::many(const Condition& condition, const Question& question, bool of_units, bool of_its_own) {
    Many found{.condition = condition, .question = question, .asker = question.subject};
    const PositionId seat = question.subject.seat;
    const Counted& counts = counted(condition);
    Asker from = 0;
    if (given(seat) && !counts.selectors.empty()) {
        if (of_units && counts.inside_alone) {
            found.but_inside = true;
        } else if (of_its_own && counts.staff_alone) {
            // A seat that works on it is left out of its staff: only whether the seat matches makes a difference.
            std::vector<Truth> difference;
            for (const std::uint32_t selector : counts.selectors) difference.push_back(seats(selector).any(seat));
            const auto next = static_cast<Asker>(askers_.size() + 1);
            from = askers_.try_emplace({kNone<UnitId>, std::move(difference)}, next).first->second;
        } else if (asker(condition, seat) != Asker(0)) {
            return found;
        }
    }
    if (from == 0) found.asker.seat = kNone<PositionId>;
    found.shared = &shared_[{&condition, from}];
    found.shared->resize(of_units ? at_.org.units.size() : work_count(at_.org));
    return found;
}

Truth Evaluator::ask_shared(Many& many, std::size_t place, const Subject& about) {
    const Answer*& known = (*many.shared)[place];
    if (known == nullptr) {
        Answer answer;
        const Question question{many.question.subjects, many.asker, &answer.seen};
        answer.truth = given(about.unit) ? unit_and_parts(many.condition, about.unit, question)
                                         : work_and_parts(many.condition, about.work, question);
        answer.missing = &*shared_missing_.insert(answer.seen.missing).first;
        known = &shared_answers_.emplace_back(std::move(answer));
    }
    const Seen& seen = known->seen;
    Seen* const into = many.question.seen;
    if (into == nullptr) return known->truth;
    const bool counts = seen.counted && (!into->counted || (seen.broken && !into->broken));
    const bool misses = !seen.missing.empty() && many.noted != known->missing;
    if (misses) many.noted = known->missing;
    if (counts || misses || !seen.lacking.empty() || !seen.not_given.empty()) into->take(seen);
    return known->truth;
}

Truth Evaluator::ask(Many& many, UnitId unit) {
    const bool own = many.shared == nullptr || (many.but_inside && at_.inside(many.question.subject.seat, unit));
    return own ? unit_and_parts(many.condition, unit, many.question) : ask_shared(many, index(unit), {.unit = unit});
}

Truth Evaluator::ask(Many& many, WorkId work) {
    return many.shared == nullptr ? work_and_parts(many.condition, work, many.question)
                                  : ask_shared(many, index(work), {.work = work});
}

}  // namespace orgplan::rules
