#pragma once

#include <cstddef>
#include <vector>

#include "graph/organisation.h"

namespace orgplan {

/// What units inherit from those above, as it changes in time: where they lie, and within which others.
class UnitTimes {
  public:
    explicit UnitTimes(const Organisation& organisation);

    /// Where something of a unit lies at a tick; empty: not said.
    Text location(UnitId unit, Tick at) const;
    /// The ticks of (from, to) at which the location of a unit becomes another.
    std::vector<Tick> moves(UnitId unit, Tick from, Tick to) const;
    /// The ticks at which some unit goes to another one above, in order.
    const std::vector<Tick>& reshapings() const { return reshapings_; }

  private:
    struct From {
        Tick at;
        Text location;
    };
    std::vector<std::vector<From>> locations_;  // by unit
    std::vector<Tick> reshapings_;
};

/// The units as they lie within each other at a tick.
struct UnitTree {
    UnitTree(const Organisation& organisation, Tick at);

    std::vector<UnitId> above;  ///< by unit; none: the company
    std::vector<UnitId> order;  ///< each after the one above it
};

}  // namespace orgplan
