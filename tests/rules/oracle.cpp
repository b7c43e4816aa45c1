#include "tests/rules/oracle.h"

namespace orgplan {
using namespace rules;
using namespace text;

std::vector<OracleSubject> Oracle::subjects(const Rule& rule) const {
    std::vector<OracleSubject> all;
    const auto add_duties = [&](const std::vector<Duty>& said, DutyOf of, UnitId unit, std::optional<OracleWork> work) {
        if (!rule.duties_of.empty() && !oracle_has(rule.duties_of, of)) return;
        for (const auto& [name, holder] : duties(said)) {
            if (given(holder) && (rule.duties.empty() || oracle_has(rule.duties, name))) {
                all.push_back({holder, unit, work, name});
            }
        }
    };
    switch (rule.subject) {
        case SubjectKind::company:
            all.push_back({});
            break;
        case SubjectKind::unit:
            for (const UnitId unit : units()) {
                if (match(rules_.units[rule.for_units], unit) == Truth::holds) {
                    all.push_back({kNone<PositionId>, unit, std::nullopt, {}});
                }
            }
            break;
        case SubjectKind::seat:
            for (const PositionId seat : seats()) {
                if (match(rules_.seats[rule.for_seats], seat, at(seat).role) == Truth::holds) {
                    all.push_back({seat, kNone<UnitId>, std::nullopt, {}});
                }
            }
            break;
        case SubjectKind::product:
        case SubjectKind::project:
            for (const OracleWork work : works(rule.subject == SubjectKind::project)) {
                if (match(rules_.work[rule.for_work], work) == Truth::holds) {
                    all.push_back({kNone<PositionId>, kNone<UnitId>, work, {}});
                }
            }
            break;
        case SubjectKind::duty:
            add_duties(org_.company.duties, DutyOf::company, kNone<UnitId>, std::nullopt);
            for (const UnitId unit : units()) add_duties(org_[unit].duties, DutyOf::unit, unit, std::nullopt);
            for (const bool projects : {false, true}) {
                for (const OracleWork work : works(projects)) {
                    add_duties(duties_of(work), projects ? DutyOf::project : DutyOf::product, kNone<UnitId>, work);
                }
            }
            break;
    }
    return all;
}

std::vector<OracleSubject> Oracle::uncertain(const Rule& rule) const {
    std::vector<OracleSubject> all;
    if (rule.subject != SubjectKind::unit) return all;
    for (const UnitId unit : units()) {
        const OracleSubject subject{kNone<PositionId>, unit, std::nullopt, {}};
        const bool may_be = match(rules_.units[rule.for_units], unit) == Truth::unknown;
        if (may_be && holds(rule, subject) != Truth::holds) all.push_back(subject);
    }
    return all;
}

Truth Oracle::holds(const Rule& rule, const OracleSubject& subject) const {
    const OracleSubject holder{subject.seat, kNone<UnitId>, std::nullopt, {}};
    const OracleSubject& about = rule.subject == SubjectKind::duty ? holder : subject;
    const Asked asked{rule, subject};
    const Truth required = ask(rule.require, about, asked);
    return rule.when ? either(required, opposite(ask(*rule.when, about, asked))) : required;
}

Truth Oracle::limits(const Condition& c, Between count) const {
    // Sums of parts such as 0.1 are not exact.
    constexpr double kSlack = 1e-9;
    const auto value = [&](const Limit& limit) {
        return limit.parameter.empty() ? limit.value : rules_.parameter(limit.parameter)->value;
    };
    const auto enough = [&](double number) { return !c.at_least || number >= value(*c.at_least) - kSlack; };
    const auto few = [&](double number) { return !c.at_most || number <= value(*c.at_most) + kSlack; };
    if (enough(count.sure) && few(count.possible)) return Truth::holds;
    return enough(count.possible) && few(count.sure) ? Truth::unknown : Truth::fails;
}

Truth Oracle::ask(const Condition& c, const OracleSubject& about, Asked asked) const {
    switch (c.op) {
        case Op::all: {
            Truth found = Truth::holds;
            for (const Condition& part : c.parts) found = both(found, ask(part, about, asked));
            return found;
        }
        case Op::any: {
            Truth found = Truth::fails;
            for (const Condition& part : c.parts) found = either(found, ask(part, about, asked));
            return found;
        }
        case Op::negation:
            return opposite(ask(c.parts.front(), about, asked));
        case Op::parameter: {
            const Parameter& parameter = *rules_.parameter(c.name);
            return truth(oracle_has(c.words, parameter.words[static_cast<std::size_t>(parameter.value)]));
        }
        case Op::company:
            return company(c);
        case Op::count:
            return count(c, about.unit, asked);
        case Op::contains:
            return contains(c, about.unit, asked);
        case Op::ratio:
            return ratio(c, about.unit);
        case Op::linked:
            return linked(c, about, asked);
        case Op::product:
        case Op::project:
            return has_work(c, about, asked);
        case Op::duty:
            return duty_held(c, about);
        case Op::given:
            return given_facts(c, about, asked);
        default:
            return given(about.seat)   ? of_seat(c, about.seat, asked)
                   : given(about.unit) ? of_unit(c, about.unit, asked)
                                       : of_work(c, *about.work, asked);
    }
}

}  // namespace orgplan
