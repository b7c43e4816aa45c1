#pragma once

#include <vector>

#include "graph/chart/cards/differences.h"
#include "planner/diff/diff.h"
#include "planner/diff/match.h"

namespace orgplan::diff {

/// A seat that is different at a pair of stages: of the first, of the second, or of both.
struct SeatDifference {
    PositionId before = kNone<PositionId>;
    PositionId after = kNone<PositionId>;
    cards::Difference difference;
    std::string where;  ///< of one that moved: where it is now, "payments" or the name of its manager
};

/// The seats that differ between two snapshots, and the units that only the second has.
struct PairDifferences {
    std::vector<SeatDifference> seats;
    std::vector<UnitId> units_added;
    std::string summary;  ///< "27 seats added, 3 moved", as a diff of this pair counts; empty: nothing differs
};

PairDifferences pair_differences(const StageSnapshot& before, const StageSnapshot& after, const Match& match,
                                 const StagePair& pair);

}  // namespace orgplan::diff
