#include "planner/rules/evaluate/evaluate.h"

#include <algorithm>

namespace orgplan::rules {

Evaluator::Evaluator(const graph::Index& at, const RuleSet& rules, const FactWords& words,
                     std::span<const double> parameters, const SeatCosts& costs, const UnreadFacts& unread,
                     bool stated_only)
    : at_(at),
      rules_(rules),
      words_(words),
      parameters_(parameters),
      costs_(costs),
      unread_facts_(unread),
      seats_(rules.seats.size()),
      units_(rules.units.size()),
      work_(rules.work.size()) {
    if (!stated_only) inferred_ = graph::inferred_units(at);
}

SeatMatch& Evaluator::seats(std::uint32_t selector) {
    if (!seats_[selector]) seats_[selector] = std::make_unique<SeatMatch>(at_, rules_.seats[selector]);
    return *seats_[selector];
}

UnitMatch& Evaluator::units(std::uint32_t selector) {
    if (!units_[selector])
        units_[selector] =
            std::make_unique<UnitMatch>(at_, rules_.units[selector], words_, inferred_ ? &*inferred_ : nullptr);
    return *units_[selector];
}

WorkMatch& Evaluator::work(std::uint32_t selector) {
    if (!work_[selector]) work_[selector] = std::make_unique<WorkMatch>(at_, rules_.work[selector], words_);
    return *work_[selector];
}

const LinkIndex& Evaluator::links() {
    if (!links_) links_.emplace(at_);
    return *links_;
}

const DutyIndex& Evaluator::duties() {
    if (!duties_) duties_.emplace(at_);
    return *duties_;
}

const WorkIndex& Evaluator::works() {
    if (!works_) works_.emplace(at_, duties());
    return *works_;
}

std::vector<Subject> Evaluator::subjects(const Rule& rule) {
    std::vector<Subject> found;
    switch (rule.subject) {
        case SubjectKind::product:
        case SubjectKind::project:
            return of_work_kind(rule);
        case SubjectKind::duty:
            return of_duties(rule);
        case SubjectKind::company:
            found.push_back({});
            break;
        case SubjectKind::unit: {
            const UnitMatch& match = units(rule.for_units);
            for (std::size_t i = 0; i < at_.org.units.size(); ++i) {
                if (match[id_at<UnitId>(i)] == Truth::holds) found.push_back({.unit = id_at<UnitId>(i)});
            }
            break;
        }
        case SubjectKind::seat: {
            const SeatSelector& selector = rules_.seats[rule.for_seats];
            // Most rules are about the seats of a role, which need not be looked for among all.
            if (!selector.roles.empty()) {
                std::vector<Subject> holders = of_roles(selector.roles);
                SeatSelector roles_alone;
                roles_alone.roles = selector.roles;
                if (holders.empty() || selector == roles_alone) return holders;
                const SeatMatch& match = seats(rule.for_seats);
                std::erase_if(holders, [&](const Subject& each) { return match.own(each.seat) != Truth::holds; });
                return holders;
            }
            const SeatMatch& match = seats(rule.for_seats);
            for (const PositionId seat : match.matching()) {
                if (match.own(seat) == Truth::holds) found.push_back({.seat = seat});
            }
            break;
        }
    }
    return found;
}

std::vector<Subject> Evaluator::uncertain(const Rule& rule, MissingFacts& missing) {
    std::vector<Subject> found;
    if (rule.subject != SubjectKind::unit) return found;
    const UnitMatch& match = units(rule.for_units);
    for (std::size_t i = 0; i < at_.org.units.size(); ++i) {
        const Subject unit{.unit = id_at<UnitId>(i)};
        if (match[unit.unit] != Truth::unknown || holds(rule, {}, unit) == Truth::holds) continue;
        match.name_missing(unit.unit, false, missing);
        found.push_back(unit);
    }
    return found;
}

namespace {

void add_selectors(const Condition& condition, std::set<std::uint32_t>& into) {
    into.insert({condition.seats, condition.others});
    for (const Condition& part : condition.parts) add_selectors(part, into);
}

}  // namespace

std::vector<std::uint32_t> Evaluator::open_titles(const Rule& rule) {
    std::set<std::uint32_t> selectors{rule.for_seats};
    add_selectors(rule.require, selectors);
    if (rule.when) add_selectors(*rule.when, selectors);
    std::set<std::uint32_t> titles;
    for (const PositionId seat : at_.with_role(kNone<RoleId>)) titles.insert(at_.state(seat)->read);
    std::vector<std::uint32_t> open;
    for (const std::uint32_t title : titles) {
        const auto asks = [&](std::uint32_t selector) { return seats(selector).of_title(title) == Truth::unknown; };
        if (title != 0 && std::ranges::any_of(selectors, asks)) open.push_back(title);
    }
    return open;
}

bool Evaluator::is_subject(const Rule& rule, const Subject& subject) {
    return rule.subject != SubjectKind::unit || units(rule.for_units)[subject.unit] == Truth::holds;
}

std::vector<Subject> Evaluator::of_roles(const std::vector<std::string>& roles) const {
    std::vector<Subject> found;
    for (std::size_t r = 0; r < at_.org.roles.size(); ++r) {
        if (std::find(roles.begin(), roles.end(), at_.org.roles[r].id) == roles.end()) continue;
        for (const PositionId seat : at_.with_role(id_at<RoleId>(r))) found.push_back({.seat = seat});
    }
    std::sort(found.begin(), found.end(), [](const Subject& a, const Subject& b) { return a.seat < b.seat; });
    return found;
}

std::vector<Subject> Evaluator::of_work_kind(const Rule& rule) {
    std::vector<Subject> found;
    const WorkMatch& match = work(rule.for_work);
    for (std::size_t i = 0; i < work_count(at_.org); ++i) {
        const WorkId each = id_at<WorkId>(i);
        if (is_project(at_.org, each) != (rule.subject == SubjectKind::project)) continue;
        if (match[each] == Truth::holds) found.push_back({.work = each});
    }
    return found;
}

std::vector<Subject> Evaluator::of_duties(const Rule& rule) {
    std::vector<Subject> found;
    for (const GivenDuty& each : duties().all()) {
        if (!given(each.holder) || !means(rule.duties, rule.duties_of, each)) continue;
        found.push_back({each.holder, each.unit, each.work, each.duty});
    }
    return found;
}

// Whether a rule wants a unit to be large enough that is not complete yet.
bool Evaluator::comes_to_its_size(const Rule& rule, const Subject& subject) const {
    const Condition& size = rule.require;
    return size.op == Op::size && size.at_least && !size.at_most && given(subject.unit) &&
           at_.tick() < at_.org[subject.unit].stands;
}

Truth Evaluator::holds(const Rule& rule, std::span<const Subject> subjects, const Subject& subject, Seen* seen) {
    const Question question{subjects, subject, seen};
    // A duty is checked at its holder.
    const Subject about = subject.duty == nullptr ? subject : Subject{.seat = subject.seat};
    if (comes_to_its_size(rule, about)) return Truth::holds;
    const Truth required = ask(rule.require, about, question);
    if (required == Truth::holds || !rule.when) return required;
    // What was counted is noted for the requirement; for the case to which the rule applies, only what is not known.
    Seen case_seen;
    const Truth when = ask(*rule.when, about, {subjects, subject, &case_seen});
    if (seen != nullptr && when == Truth::unknown) seen->missing.merge(case_seen.missing);
    if (seen != nullptr && case_seen.counted) {
        seen->case_count = case_seen.count;
        seen->case_possible = case_seen.possible;
    }
    return either(required, opposite(when));
}

Truth Evaluator::required(const Rule& rule, std::span<const Subject> subjects, const Subject& subject) {
    const Subject about = subject.duty == nullptr ? subject : Subject{.seat = subject.seat};
    return ask(rule.require, about, {subjects, subject, nullptr});
}

bool Evaluator::is_advice(const Rule& rule, std::span<const Subject> subjects, const Subject& subject) {
    return is_case(rule.advice_when, subjects, subject);
}

bool Evaluator::is_together(const Rule& rule, std::span<const Subject> subjects, const Subject& subject) {
    return is_case(rule.together_when, subjects, subject);
}

bool Evaluator::is_case(const std::optional<Condition>& when, std::span<const Subject> subjects,
                        const Subject& subject) {
    const Subject about = subject.duty == nullptr ? subject : Subject{.seat = subject.seat};
    return when && ask(*when, about, {subjects, subject, nullptr}) == Truth::holds;
}

Truth Evaluator::noticed(Truth found, std::string_view fact, const Question& question) {
    if (found == Truth::unknown && question.seen != nullptr && !question.seen->missing.contains(fact)) {
        question.seen->missing.emplace(fact);
    }
    return found;
}

Truth Evaluator::ask(const Condition& condition, const Subject& about, const Question& question) {
    if (question.seen == nullptr || condition.parts.empty() || condition.op == Op::all) {
        return answer(condition, about, question);
    }
    // What fails inside is not why the whole fails, where that holds; what holds inside `not` is.
    Seen inside;
    const Truth found = answer(condition, about, {question.subjects, question.subject, &inside});
    const bool turned = condition.op == Op::negation;
    if (turned || found != Truth::fails) inside.forgive();
    inside.broken = inside.broken || (turned && found == Truth::fails);
    question.seen->take(inside);
    return found;
}

Truth Evaluator::answer(const Condition& condition, const Subject& about, const Question& question) {
    switch (condition.op) {
        case Op::all:
            return both_parts(Truth::holds, condition, about, question);
        case Op::any: {
            Truth found = Truth::fails;
            for (const Condition& part : condition.parts) found = either(found, ask(part, about, question));
            return found;
        }
        case Op::negation:
            return opposite(ask(condition.parts.front(), about, question));
        case Op::company:
            return company(condition, question);
        case Op::parameter:
            return parameter(condition);
        case Op::count:
            return count(condition, condition.whole_company ? kNone<UnitId> : about.unit, question);
        case Op::ratio:
            return ratio(condition, about.unit, question);
        case Op::contains:
            return contains(condition, about.unit, question);
        case Op::linked:
            return linked(condition, about, question);
        case Op::product:
        case Op::project:
            return works_on(condition, about, question);
        case Op::duty:
            return duty(condition, about, question);
        case Op::given:
            return gives_facts(condition, about, question);
        default:
            return given(about.seat)   ? of_seat(condition, about.seat, question)
                   : given(about.unit) ? of_unit(condition, about.unit, question)
                                       : of_work(condition, about.work, question);
    }
}

Truth Evaluator::both_parts(Truth found, const Condition& condition, const Subject& about, const Question& question) {
    for (const Condition& part : condition.parts) {
        if (found == Truth::fails) {
            if (question.seen == nullptr) break;
            // All that is lacking is named; else what follows may still say a number.
            if (part.op != Op::count) {
                if (question.seen->broken) continue;
                Seen more;
                ask(part, about, {question.subjects, question.subject, &more});
                more.measured = false;
                question.seen->take_number(more);
                continue;
            }
        }
        found = both(found, ask(part, about, question));
    }
    return found;
}

}  // namespace orgplan::rules
