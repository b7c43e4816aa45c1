#pragma once

#include <vector>

#include "graph/index/inherited.h"

namespace orgplan::graph {

/// Where units are nested, and what they inherit from those above, as it changes in time.
class UnitTimes {
  public:
    explicit UnitTimes(const Organisation& organisation);

    /// Whether all changes of location were followed.
    bool followed() const { return locations_.followed(); }
    /// The location of a unit at a tick; empty: not given.
    Text location(UnitId unit, Tick at) const { return given(unit) ? locations_.at(unit, at) : Text(); }
    /// The first tick after this one at which that changes, or `kForever`.
    Tick location_until(UnitId unit, Tick at) const { return given(unit) ? locations_.until(unit, at) : kForever; }
    /// The ticks of (from, to) at which the location of a unit changes.
    std::vector<Tick> relocations(UnitId unit, Tick from, Tick to) const;
    /// Every change of the unit that a unit is within, by tick, then unit.
    const std::vector<UnitMove>& moves() const { return moves_; }

  private:
    std::vector<UnitMove> moves_;
    Inherited<Text> locations_;
};

/// Who leads the seats of a unit: the manager of the nearest unit upwards whose manager's seat exists, and that unit;
/// of joint heads the first. A unit that has no head ends the way up.
struct Lead {
    PositionId manager = kNone<PositionId>;  ///< none, with a unit: that has no head
    UnitId unit = kNone<UnitId>;

    bool operator==(const Lead&) const = default;
};

/// The leads of all units, as they change in time.
Inherited<Lead> leads_of(const Organisation& organisation, const std::vector<UnitMove>& moves);

}  // namespace orgplan::graph
