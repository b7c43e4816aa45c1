#pragma once

#include <set>

#include "planner/rules/evaluate.h"

namespace orgplan {

/// What rules mean, said as plainly as can be: every question walks the whole organisation. Slow, and made to be read.
class Oracle {
  public:
    Oracle(const Organisation& org, StageId stage, const RuleSet& rules) : org_(org), stage_(stage), rules_(rules) {}

    std::vector<Subject> subjects(const Rule& rule) const;
    Truth holds(const Rule& rule, const Subject& subject) const;

  private:
    struct Held {
        UnitId unit;
        RoleId role;
    };
    const PositionState& at(PositionId seat) const { return org_.at(seat, stage_); }
    const UnitState& at(UnitId unit) const { return org_.at(unit, stage_); }
    bool stands(PositionId seat) const { return org_[seat].stages.has(stage_); }
    bool stands(UnitId unit) const { return org_[unit].stages.has(stage_); }
    std::vector<PositionId> seats() const;
    std::vector<UnitId> units() const;
    std::vector<Held> held(PositionId seat) const;
    std::vector<RoleId> roles(PositionId seat) const;
    std::vector<PositionId> to(PositionId seat, LineKind kind) const;
    PositionId manager(PositionId seat) const;
    std::vector<PositionId> reports(PositionId seat) const;
    /// From the seat upwards; `circle` where it goes round or hangs from what does.
    std::vector<PositionId> chain(PositionId seat, bool& circle) const;
    /// The unit and those above it.
    std::vector<UnitId> up(UnitId unit) const;
    Truth any(const SeatSelector& selector, PositionId seat) const;
    Truth match(const SeatSelector& selector, PositionId seat, RoleId role) const;
    Truth match(const UnitSelector& selector, UnitId unit) const;
    Truth belongs(const SeatSelector& selector, PositionId seat, UnitId unit, bool below) const;
    Truth limits(const Condition& condition, double sure, double possible) const;
    Truth ask(const Condition& condition, const Subject& about, const Rule& rule, const Subject& subject) const;
    bool first_of_all(const Rule& rule, const Subject& subject) const;

    const Organisation& org_;
    StageId stage_;
    const RuleSet& rules_;
};

}  // namespace orgplan
