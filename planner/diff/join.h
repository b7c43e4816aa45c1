#pragma once

#include <vector>

#include "graph/chart/cards/differences.h"
#include "planner/diff/diff.h"

namespace orgplan::diff {

/// Two organisations as one that can be drawn: the second, with a ghost of each seat of the first that it no longer has
/// and, compared with an earlier state, of each that has moved, in its old place. A ghost's id is that of its seat
/// after `before:`. Texts may be in the pools of the two, which must outlive it; what no chart shows is left out.
struct Joint {
    Organisation organisation;           ///< a stage for each pair, called as in the second
    cards::Differences differences;      ///< none at the stage of a pair that is not compared
    std::vector<std::string> summaries;  ///< by pair: what is different, counted as a diff of that pair counts it
    std::vector<PositionId> seats;       ///< by seat of the second: which one it is here
};

/// All pairs must have a stage of the second, each of them once. Time linear in seats, lines and pairs, but for
/// sorting.
Joint join(const Organisation& before, const Organisation& after, const std::vector<StagePair>& pairs,
           cards::Against against);

}  // namespace orgplan::diff
