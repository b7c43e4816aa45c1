#include "planner/rules/evaluate.h"

#include <algorithm>

namespace orgplan {
namespace {

constexpr std::size_t kTold = 3;

// Which seats that match stand outside everything below the subjects; whoever is above one of them is not asked.
std::vector<PositionId> seats_astray(const StageIndex& at, std::span<const Subject> subjects, const SeatMatch& seats,
                                     const UnitMatch& units) {
    std::vector<bool> fine(at.org.positions.size());
    std::vector<PositionId> reached;
    const auto reach = [&](PositionId seat) {
        if (!fine[index(seat)]) reached.push_back(seat);
        fine[index(seat)] = true;
    };
    for (const Subject& subject : subjects) reach(subject.seat);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const StageIndex::Report& report : at.reports[index(reached[i])]) reach(report.seat);
        for (const PositionId seat : at.dotted_from[index(reached[i])]) reach(seat);
    }
    std::vector<bool> climbed(at.org.positions.size());
    for (const Subject& subject : subjects) {
        PositionId above = at.manager[index(subject.seat)];
        while (given(above) && !climbed[index(above)]) {
            climbed[index(above)] = fine[index(above)] = true;
            above = at.manager[index(above)];
        }
    }
    std::vector<PositionId> astray;
    for (std::size_t i = 0; i < fine.size(); ++i) {
        const PositionId seat = id_at<PositionId>(i);
        if (fine[i] || !at.stands(seat) || seats.own(seat) != Truth::holds) continue;
        const UnitId home = at.state[i]->home;
        if (given(home) && units[home] == Truth::holds) astray.push_back(seat);
    }
    return astray;
}

// By seat, how many levels lie below it; none for those in a circle.
std::vector<std::uint32_t> levels_below(const StageIndex& at) {
    std::vector<std::uint32_t> levels(at.org.positions.size(), 0);
    for (std::size_t i = at.seats.order.size(); i-- > 0;) {
        const std::uint32_t seat = at.seats.order[i];
        const std::uint32_t manager = at.seats.parent[seat];
        if (manager != Forest::kNowhere) levels[manager] = std::max(levels[manager], levels[seat] + 1);
    }
    return levels;
}

}  // namespace

Evaluator::Evaluator(const StageIndex& at, const RuleSet& rules, std::span<const double> parameters)
    : at_(at), rules_(rules), parameters_(parameters), seats_(rules.seats.size()), units_(rules.units.size()) {}

SeatMatch& Evaluator::seats(std::uint32_t selector) {
    if (!seats_[selector]) seats_[selector] = std::make_unique<SeatMatch>(at_, rules_.seats[selector]);
    return *seats_[selector];
}

UnitMatch& Evaluator::units(std::uint32_t selector) {
    if (!units_[selector]) units_[selector] = std::make_unique<UnitMatch>(at_, rules_.units[selector]);
    return *units_[selector];
}

double Evaluator::value(const Limit& limit) const {
    if (limit.parameter.empty()) return limit.value;
    return parameters_[static_cast<std::size_t>(rules_.parameter(limit.parameter) - rules_.parameters.data())];
}

std::vector<Subject> Evaluator::subjects(const Rule& rule) {
    std::vector<Subject> found;
    switch (rule.subject) {
        case SubjectKind::product:
        case SubjectKind::project:
        case SubjectKind::duty:
            break;
        case SubjectKind::company:
            found.push_back({});
            break;
        case SubjectKind::unit: {
            const UnitMatch& match = units(rule.for_units);
            for (std::size_t i = 0; i < at_.org.units.size(); ++i) {
                if (match[id_at<UnitId>(i)] == Truth::holds) found.push_back({kNone<PositionId>, id_at<UnitId>(i)});
            }
            break;
        }
        case SubjectKind::seat: {
            const SeatSelector& selector = rules_.seats[rule.for_seats];
            // Most rules are about the seats of a role, which need not be looked for among all.
            SeatSelector roles_alone;
            roles_alone.roles = selector.roles;
            if (!selector.roles.empty() && selector == roles_alone) return of_roles(selector.roles);
            const SeatMatch& match = seats(rule.for_seats);
            for (std::size_t i = 0; i < at_.org.positions.size(); ++i) {
                const PositionId seat = id_at<PositionId>(i);
                if (match.own(seat) == Truth::holds) found.push_back({seat, kNone<UnitId>});
            }
            break;
        }
    }
    return found;
}

std::vector<Subject> Evaluator::of_roles(const std::vector<std::string>& roles) const {
    std::vector<Subject> found;
    for (std::size_t r = 0; r < at_.org.roles.size(); ++r) {
        if (std::find(roles.begin(), roles.end(), at_.org.roles[r].id) == roles.end()) continue;
        for (const PositionId seat : at_.by_role[r]) found.push_back({seat, kNone<UnitId>});
    }
    std::sort(found.begin(), found.end(), [](const Subject& a, const Subject& b) { return a.seat < b.seat; });
    return found;
}

Truth Evaluator::holds(const Rule& rule, std::span<const Subject> subjects, const Subject& subject, Seen* seen) {
    const Question question{subjects, subject, seen};
    const Truth required = ask(rule.require, subject, question);
    if (required == Truth::holds || !rule.when) return required;
    // What was counted is told of the requirement; of the case in which the rule speaks only what is not known.
    Seen case_seen;
    const Truth when = ask(*rule.when, subject, {subjects, subject, &case_seen});
    if (seen != nullptr && when == Truth::unknown) seen->missing.merge(case_seen.missing);
    return either(required, opposite(when));
}

Truth Evaluator::noticed(Truth found, std::string_view fact, const Question& question) {
    if (found == Truth::unknown && question.seen != nullptr) question.seen->missing.emplace(fact);
    return found;
}

Truth Evaluator::within_limits(const Condition& condition, double sure, double possible, const Question& question) {
    Truth found = Truth::holds;
    double limit = 0;
    const auto bound = [&](const Limit& each, Truth each_found) {
        if (each_found == Truth::fails && found != Truth::fails) limit = value(each);
        found = both(found, each_found);
    };
    if (condition.at_least) {
        const double least = value(*condition.at_least);
        bound(*condition.at_least, sure >= least ? Truth::holds : possible >= least ? Truth::unknown : Truth::fails);
    }
    if (condition.at_most) {
        const double most = value(*condition.at_most);
        bound(*condition.at_most, possible <= most ? Truth::holds : sure <= most ? Truth::unknown : Truth::fails);
    }
    if (found == Truth::fails && question.seen != nullptr && !question.seen->counted) {
        question.seen->counted = true;
        question.seen->count = sure;
        question.seen->limit = limit;
    }
    return found;
}

Truth Evaluator::within_limits(const Condition& condition, Count count, const Question& question) {
    return noticed(within_limits(condition, double(count.sure), double(count.possible), question), "role", question);
}

Truth Evaluator::ask(const Condition& condition, const Subject& about, const Question& question) {
    switch (condition.op) {
        case Op::all: {
            Truth found = Truth::holds;
            for (const Condition& part : condition.parts) found = both(found, ask(part, about, question));
            return found;
        }
        case Op::any: {
            Truth found = Truth::fails;
            for (const Condition& part : condition.parts) found = either(found, ask(part, about, question));
            return found;
        }
        case Op::negation:
            return opposite(ask(condition.parts.front(), about, question));
        case Op::company:
            return company(condition, question);
        case Op::count: {
            SeatMatch& match = seats(condition.seats);
            const bool of_unit = given(about.unit) && !condition.whole_company;
            Count count = of_unit ? match.inside(about.unit) : match.company();
            if (of_unit && given(question.subject.seat)) count.take(match.in(about.unit, question.subject.seat, true));
            return within_limits(condition, count, question);
        }
        default:
            return given(about.unit) ? of_unit(condition, about.unit, question)
                                     : of_seat(condition, about.seat, question);
    }
}

Truth Evaluator::of_seat(const Condition& condition, PositionId seat, const Question& question) {
    // In a circle nobody is above or below for certain; elsewhere it is a title without a role that leaves it open.
    const std::string_view unknown_line = at_.seats.reached(index(seat)) ? "role" : "reports_to";
    switch (condition.op) {
        case Op::is_seat:
            return noticed(seats(condition.seats).own(seat), "role", question);
        case Op::member_of: {
            Truth found = Truth::fails;
            UnitId last = kNone<UnitId>;
            for (const StageIndex::Belonging& each : at_.by_seat[index(seat)]) {
                if (each.unit != last) found = either(found, unit_and_parts(condition, each.unit, question));
                last = each.unit;
            }
            return found;
        }
        case Op::sits_within: {
            const UnitMatch& match = units(condition.units);
            Truth found = Truth::fails;
            for (const StageIndex::Belonging& each : at_.by_seat[index(seat)]) {
                found = either(found, match.upwards(each.unit));
            }
            return noticed(found, "agile", question);
        }
        case Op::manages:
        case Op::manages_only: {
            const bool some = condition.op == Op::manages;
            Truth found = truth(!some);
            for (const UnitId unit : at_.managed[index(seat)]) {
                const Truth each = unit_and_parts(condition, unit, question);
                found = some ? either(found, each) : both(found, each);
            }
            return found;
        }
        case Op::reports: {
            const SeatMatch& match = seats(condition.seats);
            Count count;
            for (const StageIndex::Report& report : at_.reports[index(seat)]) {
                if (!report.assistant) count.add(match.any(report.seat));
            }
            if (condition.dotted) {
                for (const PositionId each : at_.dotted_from[index(seat)]) {
                    if (at_.manager[index(each)] != seat) count.add(match.any(each));
                }
            }
            return within_limits(condition, count, question);
        }
        case Op::reports_to: {
            const SeatMatch& match = seats(condition.seats);
            const PositionId manager = at_.manager[index(seat)];
            Truth found = given(manager) ? match.any(manager) : Truth::fails;
            if (condition.dotted) {
                for (const PositionId each : at_.dotted_to[index(seat)]) found = either(found, match.any(each));
            }
            return noticed(found, "role", question);
        }
        case Op::reports_within:
            return noticed(seats(condition.seats).above(seat), unknown_line, question);
        case Op::below: {
            const Count count = seats(condition.seats).below(seat);
            return noticed(within_limits(condition, count.sure, count.possible, question), unknown_line, question);
        }
        case Op::all_below:
            return all_below(condition, question);
        case Op::layers:
            if (levels_.empty()) levels_ = levels_below(at_);
            if (!at_.seats.reached(index(seat))) return noticed(Truth::unknown, unknown_line, question);
            return within_limits(condition, levels_[index(seat)], levels_[index(seat)], question);
        default:
            return Truth::unknown;
    }
}

Truth Evaluator::unit_and_parts(const Condition& condition, UnitId unit, const Question& question) {
    Truth found = noticed(units(condition.units)[unit], "agile", question);
    for (const Condition& part : condition.parts) {
        if (found == Truth::fails) break;
        found = both(found, ask(part, {kNone<PositionId>, unit}, question));
    }
    return found;
}

Truth Evaluator::of_unit(const Condition& condition, UnitId unit, const Question& question) {
    const PositionId subject = question.subject.seat;
    switch (condition.op) {
        case Op::is_unit:
            return noticed(units(condition.units)[unit], "agile", question);
        case Op::unit_within:
            return noticed(units(condition.units).upwards(unit), "agile", question);
        case Op::managed_by: {
            const PositionId manager = at_.unit_state[index(unit)]->manager;
            if (!given(manager) || !at_.stands(manager)) return Truth::fails;
            return noticed(seats(condition.seats).any(manager), "role", question);
        }
        case Op::members: {
            SeatMatch& match = seats(condition.seats);
            Count count = match.members(unit);
            if (given(subject)) count.take(match.in(unit, subject, false));
            return within_limits(condition, count, question);
        }
        case Op::share: {
            SeatMatch& match = seats(condition.seats);
            SeatMatch& anybody = seats(0);
            Count count = match.inside(unit);
            Count all = anybody.inside(unit);
            if (given(subject)) {
                count.take(match.in(unit, subject, true));
                all.take(anybody.in(unit, subject, true));
            }
            if (all.sure == 0) return Truth::holds;
            const double whole = all.sure;
            const bool first = question.seen != nullptr && !question.seen->counted;
            const Truth found = within_limits(condition, count.sure / whole, count.possible / whole, question);
            if (first && question.seen->counted) question.seen->share = true;
            return noticed(found, "role", question);
        }
        case Op::size:
            return within_limits(condition, at_.size[index(unit)], at_.size[index(unit)], question);
        default:
            return Truth::unknown;
    }
}

Truth Evaluator::all_below(const Condition& condition, const Question& question) {
    auto [found, first] = astray_.try_emplace(&condition);
    if (first) {
        found->second = seats_astray(at_, question.subjects, seats(condition.seats), units(condition.units));
    }
    const std::vector<PositionId>& astray = found->second;
    if (astray.empty() || question.subject.seat != question.subjects.front().seat) return Truth::holds;
    if (question.seen != nullptr) {
        question.seen->other_count = astray.size();
        question.seen->others.assign(astray.begin(), astray.begin() + std::min(astray.size(), kTold));
    }
    return Truth::fails;
}

Truth Evaluator::company(const Condition& condition, const Question& question) {
    const Company& company = at_.org.company;
    const auto has = [](const CompanyFact& fact, Text word) {
        return std::find(fact.words.begin(), fact.words.end(), word) != fact.words.end();
    };
    const auto one = [&](const CompanyFact& fact, const std::optional<Text>& word, std::string_view name) {
        return noticed(word ? truth(has(fact, *word)) : Truth::unknown, name, question);
    };
    const auto several = [&](const CompanyFact& fact, const std::optional<std::vector<Text>>& words,
                             std::string_view name) {
        if (!words) return noticed(Truth::unknown, name, question);
        return truth(std::any_of(words->begin(), words->end(), [&](Text word) { return has(fact, word); }));
    };
    Truth found = Truth::holds;
    if (condition.at_least || condition.at_most) {
        found = within_limits(condition, double(at_.heads), double(at_.heads), question);
    }
    for (const CompanyFact& fact : condition.facts) {
        switch (fact.name) {
            case CompanyFact::Name::sector:
                found = both(found, one(fact, company.sector, "company.sector"));
                break;
            case CompanyFact::Name::builds:
                found = both(found, several(fact, company.builds, "company.builds"));
                break;
            case CompanyFact::Name::customers:
                found = both(found, several(fact, company.customers, "company.customers"));
                break;
            case CompanyFact::Name::channels:
                found = both(found, several(fact, company.channels, "company.channels"));
                break;
            case CompanyFact::Name::data_sensitivity:
                found = both(found, one(fact, company.data_sensitivity, "company.data_sensitivity"));
                break;
        }
    }
    return found;
}

}  // namespace orgplan
