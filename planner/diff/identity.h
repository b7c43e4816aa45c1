#pragma once

#include <vector>

#include "planner/diff/diff.h"

namespace orgplan::diff {

/// Which seat, unit or stage of the second of two organisations is which of the first, whatever the stage: none where
/// it is new. Seats and units are matched at each pair of stages; the first match of either counts.
struct Identity {
    std::vector<PositionId> seat_before;
    std::vector<UnitId> unit_before;
    std::vector<StageId> stage_before;
};
Identity identity(const Organisation& before, const Organisation& after);

}  // namespace orgplan::diff
