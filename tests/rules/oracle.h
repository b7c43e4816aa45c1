#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/index/inferred.h"
#include "planner/rules/match/fact_words.h"
#include "planner/rules/match/seat_match.h"
#include "planner/rules/rule.h"

namespace orgplan {
using namespace rules;
using namespace text;

/// A product or a project.
struct OracleWork {
    bool project = false;
    std::size_t at = 0;

    auto operator<=>(const OracleWork&) const = default;
};

/// What is asked: a seat, a unit, a product or project or, with none of them, the company. A rule about a duty is asked
/// of the seat that holds it; the rest says of what.
struct OracleSubject {
    PositionId seat = kNone<PositionId>;
    UnitId unit = kNone<UnitId>;
    std::optional<OracleWork> work;
    Text duty;

    auto operator<=>(const OracleSubject&) const = default;
};

/// What rules mean, said as plainly as can be: every question walks the whole organisation. Slow, and made to be read
/// beside docs/own-rules.md.
class Oracle {
  public:
    /// `inferred` is what units seem to be, by unit; null: what the spec says alone counts.
    Oracle(const Organisation& org, StageId stage, const RuleSet& rules, const FactWords& words,
           const std::vector<graph::Inferred>* inferred)
        : org_(org), stage_(stage), rules_(rules), words_(words), inferred_(inferred) {}

    /// In the order of the organisation; duties by what has them (the company, units, products, projects), then by
    /// name.
    std::vector<OracleSubject> subjects(const Rule& rule) const;
    Truth holds(const Rule& rule, const OracleSubject& subject) const;
    /// What a seat costs: nothing, or 1 to 3. It follows from what else was drawn for it.
    static std::optional<int> cost(const PositionState& state);
    /// The units that the rule may be about, and that may break it.
    std::vector<OracleSubject> uncertain(const Rule& rule) const;

  private:
    /// A seat belongs to a unit, in a role.
    struct Held {
        UnitId unit;
        RoleId role;
    };
    /// The least and the most that something may be.
    struct Between {
        double sure = 0;
        double possible = 0;

        void add(Truth match) {
            sure += match == Truth::holds;
            possible += match != Truth::fails;
        }
    };
    struct Asked {
        const Rule& rule;
        const OracleSubject& subject;
    };
    using Duties = std::map<Text, PositionId>;  // none: nobody

    // What there is (oracle_graph.cpp).
    const PositionState& at(PositionId seat) const { return org_.at(seat, stage_); }
    const UnitState& at(UnitId unit) const { return org_.at(unit, stage_); }
    const SeatFacts& facts(PositionId seat) const { return org_.seat_facts[at(seat).facts]; }
    bool exists(PositionId seat) const { return org_[seat].stages.has(stage_); }
    bool exists(UnitId unit) const { return org_[unit].stages.has(stage_); }
    std::vector<PositionId> seats() const;
    std::vector<UnitId> units() const;
    std::vector<OracleWork> works(bool projects) const;
    std::vector<Held> held(PositionId seat) const;
    std::vector<RoleId> roles(PositionId seat) const;
    Text location(PositionId seat) const;
    std::vector<PositionId> to(PositionId seat, LineKind kind) const;
    PositionId manager(PositionId seat) const;
    std::vector<PositionId> reports(PositionId seat) const;
    // From the seat upwards; `circle` where it goes round or hangs from what does.
    std::vector<PositionId> chain(PositionId seat, bool& circle) const;
    // The unit and those above it.
    std::vector<UnitId> up(UnitId unit) const;
    Duties duties(const std::vector<Duty>& all) const;

    // Which ones (oracle_select.cpp).
    Truth any(const rules::SeatSelector& selector, PositionId seat) const;
    Truth match(const rules::SeatSelector& selector, PositionId seat, RoleId role) const;
    Truth match(const UnitSelector& selector, UnitId unit) const;
    Truth purpose(const UnitSelector& selector, UnitId unit) const;
    Truth match(const WorkSelector& selector, OracleWork work) const;
    Truth belongs(const rules::SeatSelector& selector, PositionId seat, UnitId unit, bool below) const;

    // Who works on what, and has to do with whom (oracle_links.cpp).
    const std::vector<UnitId>& units_of(OracleWork work) const;
    Text id_of(OracleWork work) const;
    const std::vector<Duty>& duties_of(OracleWork work) const;
    bool works_on(UnitId unit, OracleWork work) const;
    bool works_on(PositionId seat, OracleWork work) const;
    // The seat and the units it belongs to; and with the units above these, as links count for `linked`.
    std::vector<LinkEnd> own_ends(PositionId seat) const;
    std::vector<LinkEnd> ends(PositionId seat) const;
    std::vector<LinkEnd> ends(UnitId unit) const;
    bool gives(const std::vector<LinkEnd>& ends, const std::vector<LinkKind>& kinds) const;
    bool named(const std::vector<LinkEnd>& from, const std::vector<LinkEnd>& to,
               const std::vector<LinkKind>& kinds) const;
    bool have_to_do(PositionId one, PositionId other, const std::vector<LinkKind>& kinds) const;
    bool have_to_do(UnitId unit, PositionId seat, const std::vector<LinkKind>& kinds) const;
    Truth linked(const Condition& condition, const OracleSubject& about, Asked asked) const;
    Truth serves(const Condition& condition, PositionId seat, Asked asked) const;
    bool has_below(UnitId unit) const;
    bool serves(PositionId seat, UnitId unit) const;
    bool works_for(PositionId seat, UnitId unit) const;
    Truth belongs(PositionId holder, const OracleSubject& about) const;
    Truth given_facts(const Condition& condition, const OracleSubject& about, Asked asked) const;
    bool gives(GivenFact fact, const OracleSubject& about, Asked asked) const;
    Truth beside_manager(const Condition& condition, PositionId seat) const;
    Truth has_work(const Condition& condition, const OracleSubject& about, Asked asked) const;
    Truth holds_duties(const Condition& condition, PositionId seat) const;
    Truth duty_held(const Condition& condition, const OracleSubject& about) const;

    // What is asked of each (oracle.cpp, oracle_given.cpp, oracle_seats.cpp, oracle_units.cpp).
    Truth limits(const Condition& condition, Between count) const;
    Truth limits(const Condition& condition, double count) const { return limits(condition, Between{count, count}); }
    Truth ask(const Condition& condition, const OracleSubject& about, Asked asked) const;
    Truth of_seat(const Condition& condition, PositionId seat, Asked asked) const;
    Truth skills(const Condition& condition, PositionId seat) const;
    Truth of_facts(const Condition& condition, PositionId seat) const;
    Truth all_below(const Condition& condition, Asked asked) const;
    Truth of_unit(const Condition& condition, UnitId unit, Asked asked) const;
    Truth of_work(const Condition& condition, OracleWork work, Asked asked) const;
    Truth unit_and_parts(const Condition& condition, UnitId unit, Asked asked) const;
    bool is_part() const;
    bool is_below_others() const;
    bool unread(PositionId seat) const { return !given(at(seat).role) && !org_.titles[at(seat).read].understood; }
    Truth count(const Condition& condition, UnitId unit, Asked asked) const;
    Truth contains(const Condition& condition, UnitId unit, Asked asked) const;
    Truth ratio(const Condition& condition, UnitId unit) const;
    Truth company(const Condition& condition) const;

    const Organisation& org_;
    StageId stage_;
    const RuleSet& rules_;
    const FactWords& words_;
    const std::vector<graph::Inferred>* inferred_;
};

/// Whether a list has an item; a helper of the oracle's parts.
template <class List, class Item>
bool oracle_has(const List& list, const Item& item) {
    for (const auto& each : list) {
        if (each == item) return true;
    }
    return false;
}

}  // namespace orgplan
