#pragma once

#include <vector>

#include "graph/chart/cards/differences.h"
#include "planner/diff/diff.h"

namespace orgplan::diff {

/// Two organisations as one that can be drawn: the second, with a ghost of each seat of the first that it has no more
/// and, against an earlier state, of each that sits elsewhere, in its old place. A ghost's id is that of its seat
/// behind `before:`. Texts may lie in the pools of the two, which must outlive it; what no snapshot shows is left out.
struct Joint {
    Organisation organisation;       ///< a stage for each pair, called as in the second
    cards::Differences differences;  ///< none at the stage of a pair that is not compared
    std::vector<PositionId> seats;   ///< by seat of the second: which one it is here
};

/// Of pairs which all have a stage of the second, each of them once. Time linear in seats, lines and pairs, but for
/// sorting.
Joint join(const Organisation& before, const Organisation& after, const std::vector<StagePair>& pairs,
           cards::Against against);

}  // namespace orgplan::diff
