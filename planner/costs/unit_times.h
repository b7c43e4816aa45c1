#pragma once

#include <cstddef>
#include <vector>

#include "graph/index/unit_forest.h"
#include "graph/model/organisation.h"

namespace orgplan::costs {

/// What units inherit from those above, as it changes in time: where they lie, and within which others.
class UnitTimes {
  public:
    /// So many changes of location are followed, each of which is told to the units inside.
    static constexpr std::size_t kMost = 10'000'000;

    explicit UnitTimes(const Organisation& organisation);

    /// Whether all changes were followed; else locations after some tick are not known.
    bool held() const { return told_ <= kMost; }
    /// Where something of a unit lies at a tick; empty: not said.
    Text location(UnitId unit, Tick at) const;
    /// The ticks of (from, to) at which the location of a unit becomes another.
    std::vector<Tick> relocations(UnitId unit, Tick from, Tick to) const;
    /// Every change of what a unit lies within, by tick, then unit.
    const std::vector<graph::UnitMove>& moves() const { return moves_; }

  private:
    struct From {
        Tick at;
        Text location;
    };

    void tell(const Organisation& org, const graph::UnitForest& forest, UnitId top, Tick at);

    std::vector<std::vector<From>> locations_;  // by unit
    std::vector<graph::UnitMove> moves_;
    std::size_t told_ = 0;
};

/// The units as they lie within each other at a tick.
struct UnitTree {
    UnitTree(const Organisation& organisation, Tick at);

    std::vector<UnitId> above;  ///< by unit; none: the company
    std::vector<UnitId> order;  ///< each after the one above it
};

}  // namespace orgplan::costs
