#include "tests/rules/oracle.h"
#include "graph/headcount.h"

#include <algorithm>

namespace orgplan {
namespace {

template <class List, class Item>
bool has(const List& list, const Item& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}
bool one_of(const std::vector<std::string>& words, Text text) {
    return words.empty() || has(words, std::string(text));
}
bool one_of(const std::vector<std::string>& words, const std::vector<Text>& texts) {
    return words.empty() || std::any_of(texts.begin(), texts.end(), [&](Text text) { return one_of(words, text); });
}

}  // namespace

std::vector<PositionId> Oracle::seats() const {
    std::vector<PositionId> all;
    for (std::size_t i = 0; i < org_.positions.size(); ++i) {
        if (stands(id_at<PositionId>(i))) all.push_back(id_at<PositionId>(i));
    }
    return all;
}

std::vector<UnitId> Oracle::units() const {
    std::vector<UnitId> all;
    for (std::size_t i = 0; i < org_.units.size(); ++i) {
        if (stands(id_at<UnitId>(i))) all.push_back(id_at<UnitId>(i));
    }
    return all;
}

std::vector<Oracle::Held> Oracle::held(PositionId seat) const {
    std::vector<Held> all;
    const auto add = [&](UnitId unit, RoleId role) {
        if (given(unit) && stands(unit)) all.push_back({unit, role});
    };
    add(at(seat).home, at(seat).role);
    for (const Membership& each : org_.memberships) {
        if (each.position == seat && each.stages.has(stage_)) add(each.unit, at(seat).role);
    }
    for (const Hat* hat : org_.hats_at(seat, stage_)) add(hat->in, hat->role);
    return all;
}

std::vector<RoleId> Oracle::roles(PositionId seat) const {
    std::vector<RoleId> all{at(seat).role};
    for (const Hat* hat : org_.hats_at(seat, stage_)) all.push_back(hat->role);
    return all;
}

std::vector<PositionId> Oracle::to(PositionId seat, LineKind kind) const {
    std::vector<PositionId> all;
    for (const Line& line : org_.lines) {
        if (line.from == seat && line.kind == kind && line.stages.has(stage_) && stands(seat) && stands(line.to)) {
            all.push_back(line.to);
        }
    }
    return all;
}

PositionId Oracle::manager(PositionId seat) const {
    const auto above = to(seat, LineKind::solid);
    return above.empty() ? kNone<PositionId> : above.front();
}

std::vector<PositionId> Oracle::reports(PositionId seat) const {
    std::vector<PositionId> all;
    for (const Line& line : org_.lines) {
        if (line.kind == LineKind::solid && line.to == seat && line.stages.has(stage_) && stands(line.from) &&
            stands(seat) && line.reason != LineReason::assistant) {
            all.push_back(line.from);
        }
    }
    return all;
}

std::vector<PositionId> Oracle::chain(PositionId seat, bool& circle) const {
    std::vector<PositionId> all;
    circle = false;
    for (PositionId above = seat; given(above); above = manager(above)) {
        if (has(all, above)) {
            circle = true;
            break;
        }
        all.push_back(above);
    }
    return all;
}

std::vector<UnitId> Oracle::up(UnitId unit) const {
    std::vector<UnitId> all;
    for (UnitId above = unit; given(above); above = at(above).within) {
        // In or below a circle a unit stands for itself.
        if (has(all, above)) return {unit};
        all.push_back(above);
    }
    return all;
}

Truth Oracle::match(const SeatSelector& s, PositionId seat, RoleId role) const {
    const PositionState& now = at(seat);
    const auto within = [&] {
        if (s.within.empty()) return true;
        if (!given(now.home)) return false;
        const auto above = up(now.home);
        return std::any_of(above.begin(), above.end(), [&](UnitId each) { return one_of(s.within, org_[each].id); });
    };
    const auto location = [&]() -> Text {
        if (!now.location.empty() || !given(now.home)) return now.location;
        for (const UnitId each : up(now.home)) {
            if (!at(each).location.empty()) return at(each).location;
        }
        return {};
    };
    const auto leads = [&] {
        const auto below = reports(seat);
        bool circle = false;
        chain(seat, circle);
        if (below.empty() || circle) return SeatSelector::Leads::nobody;
        const auto leaders =
            std::count_if(below.begin(), below.end(), [&](PositionId each) { return !reports(each).empty(); });
        return static_cast<std::size_t>(leaders) * 2 >= below.size() ? SeatSelector::Leads::managers
                                                                     : SeatSelector::Leads::contributors;
    };
    bool fits = (s.employment.empty() || has(s.employment, now.employment)) && one_of(s.levels, now.level) &&
                one_of(s.locations, location()) && within() &&
                (!s.vacant || *s.vacant == (now.occupancy == Occupancy::vacant)) &&
                (s.leads.empty() || has(s.leads, leads())) && (!s.root || *s.root == !given(manager(seat))) &&
                (!s.assistant || *s.assistant == !org_[seat].assists.empty());
    bool open = false;
    const bool tagged = !s.tags.empty() && one_of(s.tags, org_[seat].tags);
    if (given(role)) {
        fits = fits && one_of(s.roles, org_[role].id) && one_of(s.families, org_[org_[role].family].id) &&
               (tagged || one_of(s.tags, org_[role].tags)) &&
               (!s.manages ||
                *s.manages == (org_[role].manages == Manages::yes || org_[role].manages == Manages::usually));
    } else {
        fits = fits && s.roles.empty();
        open = !s.families.empty() || s.manages || (!s.tags.empty() && !tagged);
    }
    Truth found = !fits ? Truth::fails : open ? Truth::unknown : Truth::holds;
    for (const SeatSelector& except : s.except) found = both(found, opposite(match(except, seat, role)));
    return found;
}

Truth Oracle::any(const SeatSelector& selector, PositionId seat) const {
    Truth found = Truth::fails;
    for (const RoleId role : roles(seat)) found = either(found, match(selector, seat, role));
    return found;
}

Truth Oracle::match(const UnitSelector& s, UnitId unit) const {
    if (!stands(unit)) return Truth::fails;
    const UnitState& now = at(unit);
    const auto above = up(unit);
    const bool within = s.within.empty() || std::any_of(above.begin(), above.end(),
                                                        [&](UnitId each) { return one_of(s.within, org_[each].id); });
    if (!one_of(s.ids, org_[unit].id) || !one_of(s.kinds, now.kind) || !one_of(s.purposes, now.purpose) ||
        !one_of(s.tags, at(unit).tags) || !within) {
        return Truth::fails;
    }
    Truth found = !s.agile ? Truth::holds : !now.agile ? Truth::unknown : truth(*now.agile == *s.agile);
    for (const UnitSelector& except : s.except) found = both(found, opposite(match(except, unit)));
    return found;
}

Truth Oracle::belongs(const SeatSelector& selector, PositionId seat, UnitId unit, bool below) const {
    Truth found = Truth::fails;
    for (const Held& each : held(seat)) {
        if (each.unit == unit || (below && has(up(each.unit), unit))) {
            found = either(found, match(selector, seat, each.role));
        }
    }
    return found;
}

Truth Oracle::limits(const Condition& condition, double sure, double possible) const {
    const auto value = [&](const Limit& limit) {
        return limit.parameter.empty() ? limit.value : rules_.parameter(limit.parameter)->value;
    };
    const auto test = [&](double count) {
        return (!condition.at_least || count >= value(*condition.at_least)) &&
               (!condition.at_most || count <= value(*condition.at_most));
    };
    // Unknown where some of the counts that are possible pass and others do not; shares come in steps as well.
    bool some = false;
    bool all = true;
    for (int step = 0; step <= 1000; ++step) {
        const bool passes = test(sure + (possible - sure) * step / 1000);
        some = some || passes;
        all = all && passes;
    }
    return all ? Truth::holds : some ? Truth::unknown : Truth::fails;
}

std::vector<Subject> Oracle::subjects(const Rule& rule) const {
    std::vector<Subject> all;
    if (rule.subject == SubjectKind::company) all.push_back({});
    if (rule.subject == SubjectKind::unit) {
        for (const UnitId unit : units()) {
            if (match(rules_.units[rule.for_units], unit) == Truth::holds) all.push_back({kNone<PositionId>, unit});
        }
    }
    if (rule.subject == SubjectKind::seat) {
        for (const PositionId seat : seats()) {
            if (match(rules_.seats[rule.for_seats], seat, at(seat).role) == Truth::holds) {
                all.push_back({seat, kNone<UnitId>});
            }
        }
    }
    return all;
}

Truth Oracle::holds(const Rule& rule, const Subject& subject) const {
    const Truth required = ask(rule.require, subject, rule, subject);
    return rule.when ? either(required, opposite(ask(*rule.when, subject, rule, subject))) : required;
}

bool Oracle::first_of_all(const Rule& rule, const Subject& subject) const {
    return subjects(rule).front().seat == subject.seat;
}

Truth Oracle::ask(const Condition& c, const Subject& about, const Rule& rule, const Subject& subject) const {
    const SeatSelector& selector = rules_.seats[c.seats];
    const UnitSelector& unit_selector = rules_.units[c.units];
    const PositionId seat = about.seat;
    const UnitId unit = about.unit;
    const auto unit_and_parts = [&](UnitId each) {
        Truth found = match(unit_selector, each);
        for (const Condition& part : c.parts) {
            found = both(found, ask(part, {kNone<PositionId>, each}, rule, subject));
        }
        return found;
    };
    Count count;
    bool circle = false;
    switch (c.op) {
        case Op::all: {
            Truth found = Truth::holds;
            for (const Condition& part : c.parts) found = both(found, ask(part, about, rule, subject));
            return found;
        }
        case Op::any: {
            Truth found = Truth::fails;
            for (const Condition& part : c.parts) found = either(found, ask(part, about, rule, subject));
            return found;
        }
        case Op::negation:
            return opposite(ask(c.parts.front(), about, rule, subject));
        case Op::is_seat:
            return match(selector, seat, at(seat).role);
        case Op::is_unit:
            return match(unit_selector, unit);
        case Op::member_of: {
            Truth found = Truth::fails;
            for (const Held& each : held(seat)) found = either(found, unit_and_parts(each.unit));
            return found;
        }
        case Op::sits_within: {
            Truth found = Truth::fails;
            for (const Held& each : held(seat)) {
                for (const UnitId above : up(each.unit)) found = either(found, match(unit_selector, above));
            }
            return found;
        }
        case Op::unit_within: {
            Truth found = Truth::fails;
            for (const UnitId above : up(unit)) found = either(found, match(unit_selector, above));
            return found;
        }
        case Op::manages:
        case Op::manages_only: {
            Truth found = truth(c.op == Op::manages_only);
            for (const UnitId each : units()) {
                if (at(each).manager != seat) continue;
                found = c.op == Op::manages ? either(found, unit_and_parts(each)) : both(found, unit_and_parts(each));
            }
            return found;
        }
        case Op::managed_by: {
            const PositionId leader = at(unit).manager;
            return given(leader) && stands(leader) ? any(selector, leader) : Truth::fails;
        }
        case Op::reports: {
            for (const PositionId each : reports(seat)) count.add(any(selector, each));
            if (c.dotted) {
                for (const PositionId each : seats()) {
                    if (has(to(each, LineKind::dotted), seat) && manager(each) != seat) count.add(any(selector, each));
                }
            }
            return limits(c, count.sure, count.possible);
        }
        case Op::reports_to: {
            Truth found = given(manager(seat)) ? any(selector, manager(seat)) : Truth::fails;
            if (c.dotted) {
                for (const PositionId each : to(seat, LineKind::dotted)) found = either(found, any(selector, each));
            }
            return found;
        }
        case Op::reports_within: {
            const auto above = chain(seat, circle);
            if (circle) return Truth::unknown;
            Truth found = Truth::fails;
            for (const PositionId each : above) {
                if (each != seat) found = either(found, any(selector, each));
            }
            return found;
        }
        case Op::below: {
            chain(seat, circle);
            for (const PositionId each : seats()) {
                bool round = false;
                const Truth fits = any(selector, each);
                if (circle) {
                    count.possible += fits != Truth::fails;
                } else if (each != seat && has(chain(each, round), seat)) {
                    count.add(fits);
                }
            }
            return limits(c, count.sure, count.possible);
        }
        case Op::all_below: {
            std::set<PositionId> fine;
            for (const Subject& each : subjects(rule)) fine.insert(each.seat);
            for (bool grown = true; grown;) {
                grown = false;
                for (const PositionId each : seats()) {
                    auto above = to(each, LineKind::solid);
                    const auto dotted = to(each, LineKind::dotted);
                    above.insert(above.end(), dotted.begin(), dotted.end());
                    const bool leads_there =
                        std::any_of(above.begin(), above.end(), [&](PositionId to) { return fine.contains(to); });
                    if (leads_there) grown = fine.insert(each).second || grown;
                }
            }
            std::set<PositionId> above;
            for (const Subject& each : subjects(rule)) {
                for (const PositionId up_there : chain(each.seat, circle)) above.insert(up_there);
            }
            for (const PositionId each : seats()) {
                if (fine.contains(each) || above.contains(each)) continue;
                const UnitId home = at(each).home;
                if (given(home) && match(unit_selector, home) == Truth::holds &&
                    match(selector, each, at(each).role) == Truth::holds && first_of_all(rule, subject)) {
                    return Truth::fails;
                }
            }
            return Truth::holds;
        }
        case Op::layers: {
            chain(seat, circle);
            if (circle) return Truth::unknown;
            std::size_t deepest = 0;
            for (const PositionId each : seats()) {
                const auto above = chain(each, circle);
                const auto found = std::find(above.begin(), above.end(), seat);
                if (found != above.end()) deepest = std::max(deepest, static_cast<std::size_t>(found - above.begin()));
            }
            return limits(c, static_cast<double>(deepest), static_cast<double>(deepest));
        }
        case Op::members:
            for (const PositionId each : seats()) {
                if (each != subject.seat) count.add(belongs(selector, each, unit, false));
            }
            return limits(c, count.sure, count.possible);
        case Op::count:
            for (const PositionId each : seats()) {
                if (!given(unit) || c.whole_company) {
                    count.add(any(selector, each));
                } else if (each != subject.seat) {
                    count.add(belongs(selector, each, unit, true));
                }
            }
            return limits(c, count.sure, count.possible);
        case Op::share: {
            double whole = 0;
            for (const PositionId each : seats()) {
                if (each == subject.seat) continue;
                whole += belongs(SeatSelector(), each, unit, true) == Truth::holds;
                count.add(belongs(selector, each, unit, true));
            }
            return whole == 0 ? Truth::holds : limits(c, count.sure / whole, count.possible / whole);
        }
        case Op::size: {
            double size = 0;
            for (const PositionId each : seats()) {
                if (at(each).home != unit) continue;
                const RoleId role = at(each).role;
                const bool manages = given(role) ? org_[role].manages == Manages::yes : at(unit).manager == each;
                size += !manages;
            }
            return limits(c, size, size);
        }
        case Op::company: {
            const Company& company = org_.company;
            Truth found = limits(c, static_cast<double>(headcount(org_, stage_).heads),
                                 static_cast<double>(headcount(org_, stage_).heads));
            for (const CompanyFact& fact : c.facts) {
                const auto word = [&](const std::optional<Text>& said) {
                    return said ? truth(one_of(fact.words, *said)) : Truth::unknown;
                };
                const auto list = [&](const std::optional<std::vector<Text>>& said) {
                    return said ? truth(one_of(fact.words, *said)) : Truth::unknown;
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
        default:
            return Truth::unknown;
    }
}

}  // namespace orgplan
