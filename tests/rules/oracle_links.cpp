#include <algorithm>
#include <limits>

#include "tests/rules/oracle.h"

namespace orgplan {
using namespace rules;
using namespace text;
namespace {

constexpr double kAnyNumber = std::numeric_limits<double>::infinity();
const std::vector<LinkKind> kWorkFor{LinkKind::works_with, LinkKind::serves};

}  // namespace

const std::vector<UnitId>& Oracle::units_of(OracleWork work) const {
    const Tick tick = org_[stage_].at;
    return work.project ? org_.projects[work.at].at(tick).units : org_.products[work.at].at(tick).units;
}

Text Oracle::id_of(OracleWork work) const {
    return work.project ? org_.projects[work.at].id : org_.products[work.at].id;
}

const std::vector<Duty>& Oracle::duties_of(OracleWork work) const {
    return work.project ? org_.projects[work.at].duties : org_.products[work.at].duties;
}

bool Oracle::works_on(UnitId unit, OracleWork work) const {
    const auto above = up(unit);
    return std::any_of(above.begin(), above.end(), [&](UnitId each) { return oracle_has(units_of(work), each); });
}

bool Oracle::works_on(PositionId seat, OracleWork work) const {
    for (const Held& each : held(seat)) {
        if (works_on(each.unit, work)) return true;
    }
    for (const auto& [name, holder] : duties(duties_of(work))) {
        if (holder == seat) return true;
    }
    if (facts(seat).scope && oracle_has(*facts(seat).scope, id_of(work))) return true;
    std::vector<LinkEnd> from{{seat, kNone<UnitId>}};
    if (given(at(seat).home)) from.push_back({kNone<PositionId>, at(seat).home});
    for (const UnitId each : units()) {
        if (named(from, {{kNone<PositionId>, each}}, kWorkFor) && works_on(each, work)) return true;
    }
    return false;
}

std::vector<LinkEnd> Oracle::own_ends(PositionId seat) const {
    std::vector<LinkEnd> all{{seat, kNone<UnitId>}};
    for (const Held& each : held(seat)) all.push_back({kNone<PositionId>, each.unit});
    return all;
}

std::vector<LinkEnd> Oracle::ends(PositionId seat) const {
    std::vector<LinkEnd> all{{seat, kNone<UnitId>}};
    for (const Held& each : held(seat)) {
        for (const LinkEnd& above : ends(each.unit)) all.push_back(above);
    }
    return all;
}

std::vector<LinkEnd> Oracle::ends(UnitId unit) const {
    std::vector<LinkEnd> all;
    for (const UnitId above : up(unit)) all.push_back({kNone<PositionId>, above});
    return all;
}

bool Oracle::gives(const std::vector<LinkEnd>& from, const std::vector<LinkKind>& kinds) const {
    return std::any_of(org_.links.begin(), org_.links.end(), [&](const Link& link) {
        return link.stages.has(stage_) && (kinds.empty() || oracle_has(kinds, link.kind)) &&
               oracle_has(from, link.from);
    });
}

bool Oracle::named(const std::vector<LinkEnd>& from, const std::vector<LinkEnd>& to,
                   const std::vector<LinkKind>& kinds) const {
    return std::any_of(org_.links.begin(), org_.links.end(), [&](const Link& link) {
        return link.stages.has(stage_) && (kinds.empty() || oracle_has(kinds, link.kind)) &&
               oracle_has(from, link.from) && oracle_has(to, link.to);
    });
}

bool Oracle::have_to_do(PositionId one, PositionId other, const std::vector<LinkKind>& kinds) const {
    if (named(ends(one), ends(other), kinds) || named(ends(other), ends(one), kinds)) return true;
    if (!kinds.empty()) return false;
    for (const Held& mine : held(one)) {
        for (const Held& theirs : held(other)) {
            if (mine.unit == theirs.unit) return true;
        }
    }
    for (const LineKind line : {LineKind::solid, LineKind::dotted}) {
        if (oracle_has(to(one, line), other) || oracle_has(to(other, line), one)) return true;
    }
    for (const bool projects : {false, true}) {
        for (const OracleWork work : works(projects)) {
            if (works_on(one, work) && works_on(other, work)) return true;
        }
    }
    return false;
}

bool Oracle::have_to_do(UnitId unit, PositionId seat, const std::vector<LinkKind>& kinds) const {
    if (named(ends(unit), ends(seat), kinds) || named(ends(seat), ends(unit), kinds)) return true;
    if (!kinds.empty()) return false;
    for (const Held& each : held(seat)) {
        if (each.unit == unit) return true;
    }
    for (const bool projects : {false, true}) {
        for (const OracleWork work : works(projects)) {
            if (works_on(unit, work) && works_on(seat, work)) return true;
        }
    }
    return false;
}

Truth Oracle::linked(const Condition& c, const OracleSubject& about, Asked asked) const {
    const bool said = given(about.unit) ? gives(ends(about.unit), c.links) : gives(ends(about.seat), c.links);
    Between count;
    for (const PositionId each : seats()) {
        if (each == about.seat || each == asked.subject.seat) continue;
        const bool found =
            given(about.unit) ? have_to_do(about.unit, each, c.links) : have_to_do(about.seat, each, c.links);
        count.add(both(any(rules_.seats[c.seats], each), found ? Truth::holds : said ? Truth::fails : Truth::unknown));
    }
    return limits(c, count);
}

bool Oracle::has_below(UnitId unit) const {
    const auto all = units();
    return std::any_of(all.begin(), all.end(), [&](UnitId each) { return each != unit && oracle_has(up(each), unit); });
}

bool Oracle::serves(PositionId seat, UnitId unit) const {
    for (const Held& own : held(seat)) {
        if (own.unit == unit) return true;
    }
    std::vector<LinkEnd> from{{seat, kNone<UnitId>}};
    if (given(at(seat).home)) from.push_back({kNone<PositionId>, at(seat).home});
    // Whoever sits there stands for it; and a team is served with every unit above it.
    std::vector<LinkEnd> there;
    for (const PositionId other : seats()) {
        if (at(other).home == unit) there.push_back({other, kNone<UnitId>});
    }
    if (!has_below(unit)) {
        for (const UnitId above : up(unit)) {
            if (exists(above)) there.push_back({kNone<PositionId>, above});
        }
    }
    if (named(from, there, kWorkFor)) return true;
    for (const PositionId manager : to(seat, LineKind::dotted)) {
        if (oracle_has(at(unit).heads(), manager)) return true;
    }
    return false;
}

Truth Oracle::serves(const Condition& c, PositionId seat, Asked asked) const {
    const OracleSubject nobody;
    Between count, all;
    for (const UnitId each : units()) {
        if (serves(seat, each)) count.add(unit_and_parts(c, each, asked));
        all.add(unit_and_parts(c, each, {asked.rule, nobody}));
    }
    const bool may_serve_others = is_below_others();
    if (!gives(own_ends(seat), kWorkFor)) {
        count.possible = may_serve_others ? 1e9 : std::max(count.possible, all.possible);
    }
    return limits(c, count);
}

bool Oracle::works_for(PositionId seat, UnitId unit) const {
    for (const UnitId each : units()) {
        if (!oracle_has(up(each), unit)) continue;
        if (serves(seat, each) || oracle_has(at(each).heads(), seat)) return true;
    }
    return false;
}

Truth Oracle::belongs(PositionId holder, const OracleSubject& about) const {
    if (given(about.unit)) return truth(works_for(holder, about.unit));
    if (!about.work) return Truth::holds;
    if (facts(holder).scope && oracle_has(*facts(holder).scope, id_of(*about.work))) return Truth::holds;
    const std::vector<UnitId>& named_units = units_of(*about.work);
    if (named_units.empty()) return Truth::unknown;
    return truth(std::any_of(named_units.begin(), named_units.end(),
                             [&](UnitId unit) { return exists(unit) && works_for(holder, unit); }));
}

Truth Oracle::has_work(const Condition& c, const OracleSubject& about, Asked asked) const {
    const auto all = works(c.op == Op::project);
    bool works_on_one = false;
    bool one_names_units = false;
    Between count;
    for (const OracleWork work : all) {
        one_names_units = one_names_units || !units_of(work).empty();
        if (given(about.seat) && !works_on(about.seat, work)) continue;
        if (given(about.unit) && !works_on(about.unit, work)) continue;
        works_on_one = true;
        Truth found = match(rules_.work[c.work], work);
        for (const Condition& part : c.parts) {
            found = both(found, ask(part, {kNone<PositionId>, kNone<UnitId>, work, {}}, asked));
        }
        count.add(found);
    }
    const bool missing = all.empty() || (given(about.seat) && !works_on_one && !facts(about.seat).scope) ||
                         (given(about.unit) && !one_names_units);
    if (missing) count.possible = kAnyNumber;
    return limits(c, count);
}

Truth Oracle::holds_duties(const Condition& c, PositionId seat) const {
    std::vector<Duties> all;
    const auto asked = [&](DutyOf of) { return c.of.empty() || oracle_has(c.of, of); };
    if (asked(DutyOf::company)) all.push_back(duties(org_.company.duties));
    if (asked(DutyOf::unit)) {
        for (const UnitId unit : units()) all.push_back(duties(org_[unit].duties));
    }
    for (const bool projects : {false, true}) {
        if (!asked(projects ? DutyOf::project : DutyOf::product)) continue;
        for (const OracleWork work : works(projects)) all.push_back(duties(duties_of(work)));
    }
    Between count;
    bool some_given = false;
    std::vector<Text> names_given;
    for (const Duties& each : all) {
        for (const auto& [name, holder] : each) {
            some_given = true;
            names_given.push_back(name);
            if (c.words.empty() || oracle_has(c.words, name)) count.add(truth(holder == seat));
        }
    }
    bool missing = c.words.empty() && !some_given;
    for (const std::string& word : c.words) missing = missing || !oracle_has(names_given, word);
    if (missing) count.possible = kAnyNumber;
    return limits(c, count);
}

Truth Oracle::duty_held(const Condition& c, const OracleSubject& about) const {
    const Duties all = duties(given(about.unit) ? org_[about.unit].duties
                              : about.work      ? duties_of(*about.work)
                                                : org_.company.duties);
    bool missing = false;
    bool somebody = false;
    Truth found = Truth::holds;
    for (const std::string& word : c.words) {
        const auto duty = all.find(word);
        missing = missing || duty == all.end();
        if (duty == all.end() || !given(duty->second)) continue;
        somebody = true;
        found = both(found, any(rules_.seats[c.seats], duty->second));
        if (c.belongs) found = both(found, belongs(duty->second, about));
    }
    if (missing) return both(found, Truth::unknown);
    return somebody ? found : Truth::fails;
}

}  // namespace orgplan
