#pragma once

#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::graph {

/// Nested units, changed move by move. No move may put a unit into one below it.
class UnitForest {
  public:
    /// As units are nested at a tick; where some form a circle, one of them is put in the company.
    explicit UnitForest(const Organisation& organisation, Tick at = kBeforeAll);

    /// None: the company itself.
    UnitId above(UnitId unit) const { return above_[index(unit)]; }
    /// Those right within a unit follow each other; none: no more.
    UnitId first_below(UnitId unit) const { return first_[index(unit)]; }
    UnitId next_beside(UnitId unit) const { return next_[index(unit)]; }
    /// Whether it is `top` or is below it; time linear in how deep it is.
    bool within(UnitId unit, UnitId top) const;
    /// Puts a unit, with all below it, right within another; none: the company itself.
    void move(UnitId unit, UnitId to);
    /// The unit and all below it, each right before what is within it; of no unit: all.
    std::vector<UnitId> below(UnitId top) const;

  private:
    void link(UnitId unit, UnitId to);
    UnitId& first(UnitId unit) { return first_[given(unit) ? index(unit) : above_.size()]; }

    // Those right within a unit are a list.
    std::vector<UnitId> above_;
    std::vector<UnitId> first_;  // of the company last
    std::vector<UnitId> next_;
    std::vector<UnitId> before_;
};

/// A unit may be elsewhere from a tick on.
struct UnitMove {
    Tick at;
    UnitId unit = kNone<UnitId>;
};

/// Every change of the unit that a unit is within, by tick, then unit.
std::vector<UnitMove> unit_moves(const Organisation& organisation);

}  // namespace orgplan::graph
