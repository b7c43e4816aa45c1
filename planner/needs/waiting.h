#pragma once

#include <string>
#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::needs {

/// What of an organisation waits for a plan: units that are to open, and seats whose successor is to start.
class Waiting {
  public:
    explicit Waiting(const Organisation& organisation);

    bool any() const { return !units_.empty() || !backfills_.empty(); }
    /// Whether a plan may change how far the needs of a stage are met.
    bool concerns(const Needs& needs) const;
    /// By unit, in the order of the text; what is inside of a unit that waits comes with it.
    const std::vector<UnitId>& units() const { return units_; }
    const std::vector<PositionId>& backfills() const { return backfills_; }

  private:
    bool inside(UnitId unit) const { return !given(unit) || holds_[index(unit)]; }
    void mark(UnitId unit, std::vector<UnitId>& upwards);

    const Organisation& org_;
    std::vector<UnitId> units_;
    std::vector<PositionId> backfills_;
    std::vector<bool> holds_;  // by unit: something in it, or in a unit below, waits
};

}  // namespace orgplan::needs
