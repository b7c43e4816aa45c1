#include <algorithm>
#include <limits>
#include <set>

#include "planner/rules/enum_words.h"
#include "tests/graph/headcount.h"
#include "tests/rules/oracle.h"

namespace orgplan {
using namespace graph;
using namespace rules;
using namespace text;
namespace {

constexpr double kAnyNumber = std::numeric_limits<double>::infinity();

}  // namespace

Truth Oracle::unit_and_parts(const Condition& c, UnitId unit, Asked asked) const {
    Truth found = match(rules_.units[c.units], unit);
    for (const Condition& part : c.parts) {
        found = both(found, ask(part, {kNone<PositionId>, unit, std::nullopt, {}}, asked));
    }
    return found;
}

Truth Oracle::of_unit(const Condition& c, UnitId unit, Asked asked) const {
    const rules::SeatSelector& selector = rules_.seats[c.seats];
    Between count;
    switch (c.op) {
        case Op::is_unit:
            return match(rules_.units[c.units], unit);
        case Op::unit_within: {
            Truth found = Truth::fails;
            for (const UnitId above : up(unit)) found = either(found, unit_and_parts(c, above, asked));
            return found;
        }
        case Op::managed_by: {
            Truth found = Truth::fails;
            for (const PositionId leader : at(unit).heads()) {
                if (exists(leader)) found = either(found, any(selector, leader));
            }
            return found;
        }
        case Op::members:
            for (const PositionId each : seats()) {
                if (each != asked.subject.seat) count.add(belongs(selector, each, unit, false));
            }
            return limits(c, count);
        case Op::share: {
            double whole = 0;
            for (const PositionId each : seats()) {
                if (given(at(each).home) && oracle_has(up(at(each).home), unit)) count.possible += unread(each);
                if (each == asked.subject.seat) continue;
                whole += belongs(rules::SeatSelector(), each, unit, true) == Truth::holds;
                count.add(belongs(selector, each, unit, true));
            }
            count.possible = std::min(count.possible, whole);
            return whole == 0 ? Truth::holds : limits(c, Between{count.sure / whole, count.possible / whole});
        }
        case Op::size: {
            double size = 0;
            for (const PositionId each : seats()) {
                if (at(each).home != unit) continue;
                const RoleId role = at(each).role;
                // A title outside the glossary manages people where its seat is the manager.
                const bool people = given(role)
                                        ? org_[role].manages == Manages::yes || org_[role].manages == Manages::usually
                                        : oracle_has(at(unit).heads(), each);
                size += !people;
            }
            return limits(c, size);
        }
        case Op::sites: {
            std::set<Text> sites;
            for (const PositionId each : seats()) {
                if (belongs(rules::SeatSelector(), each, unit, true) == Truth::holds && !location(each).empty()) {
                    sites.insert(location(each));
                }
            }
            return limits(c, static_cast<double>(sites.size()));
        }
        default:
            return Truth::unknown;
    }
}

Truth Oracle::of_work(const Condition& c, OracleWork work, Asked asked) const {
    const std::vector<UnitId>& named_units = units_of(work);
    Between count;
    switch (c.op) {
        case Op::is_work:
            return match(rules_.work[c.work], work);
        case Op::by:
            for (const UnitId unit : units()) {
                if (oracle_has(named_units, unit)) count.add(unit_and_parts(c, unit, asked));
            }
            if (named_units.empty()) count.possible = kAnyNumber;
            return limits(c, count);
        case Op::staff:
            for (const PositionId each : seats()) {
                if (each == asked.subject.seat) continue;
                if (works_on(each, work)) count.add(any(rules_.seats[c.seats], each));
            }
            if (named_units.empty()) count.possible = kAnyNumber;
            return limits(c, count);
        default:
            return Truth::unknown;
    }
}

// Nobody is missing where most titles say nothing, or everybody at the top reports to somebody outside.
bool Oracle::is_part() const {
    std::size_t unknown = 0;
    for (const PositionId each : seats()) unknown += unread(each);
    return unknown * 2 > seats().size() || is_below_others();
}

bool Oracle::is_below_others() const {
    std::size_t tops = 0, outside = 0;
    for (const PositionId each : seats()) {
        tops += !given(manager(each));
        outside += !given(manager(each)) && at(each).stated == StatedLine::outside;
    }
    return tops > 0 && outside == tops;
}

Truth Oracle::count(const Condition& c, UnitId unit, Asked asked) const {
    const rules::SeatSelector& selector = rules_.seats[c.seats];
    Between count;
    for (const PositionId each : seats()) {
        if (!given(unit) || c.whole_company) {
            count.add(any(selector, each));
        } else if (each != asked.subject.seat) {
            count.add(belongs(selector, each, unit, true));
        }
    }
    const bool company = !given(unit) || c.whole_company;
    if (company && c.at_least && is_part()) count.possible = kAnyNumber;
    return limits(c, count);
}

Truth Oracle::contains(const Condition& c, UnitId unit, Asked asked) const {
    Between count;
    for (const UnitId each : units()) {
        if (given(unit) && (each == unit || !oracle_has(up(each), unit))) continue;
        count.add(unit_and_parts(c, each, asked));
    }
    return limits(c, count);
}

Truth Oracle::ratio(const Condition& c, UnitId unit) const {
    const auto number = [&](std::uint32_t selector) {
        Between found;
        for (const PositionId each : seats()) {
            found.add(given(unit) ? belongs(rules_.seats[selector], each, unit, true)
                                  : any(rules_.seats[selector], each));
        }
        return found;
    };
    const Between of = number(c.seats);
    const Between to = number(c.others);
    Condition fewest = c;
    fewest.at_most.reset();
    Condition greatest = c;
    greatest.at_least.reset();
    // Each number that there may be of the second, none of them as one is for what may be too many.
    const Truth enough = to.possible == 0 ? Truth::holds
                         : to.sure == 0   ? limits(fewest, Between{of.sure / to.possible, kAnyNumber})
                                          : limits(fewest, Between{of.sure / to.possible, of.possible / to.sure});
    const Truth found = both(
        enough, limits(greatest, Between{of.sure / std::max(to.possible, 1.0), of.possible / std::max(to.sure, 1.0)}));
    return found == Truth::fails && !given(unit) && is_part() ? Truth::unknown : found;
}

Truth Oracle::company(const Condition& c) const {
    const Company& company = org_.company;
    Truth found = limits(c, static_cast<double>(headcount(org_, stage_).heads));
    for (const CompanyFact& fact : c.facts) {
        const auto word = [&](const std::optional<Text>& said) {
            return said ? words_.any(word_of(fact.name), fact.words, std::vector{*said}) : Truth::unknown;
        };
        const auto list = [&](const std::optional<std::vector<Text>>& said) {
            return said ? words_.any(word_of(fact.name), fact.words, *said) : Truth::unknown;
        };
        switch (fact.name) {
            case CompanyFact::Name::sector:
                found = both(found, word(company.sector));
                break;
            case CompanyFact::Name::builds:
                found = both(found, list(company.builds));
                break;
            case CompanyFact::Name::customers:
                found = both(found, list(company.customers));
                break;
            case CompanyFact::Name::channels:
                found = both(found, list(company.channels));
                break;
            case CompanyFact::Name::data_sensitivity:
                found = both(found, word(company.data_sensitivity));
                break;
        }
    }
    return found;
}

}  // namespace orgplan
