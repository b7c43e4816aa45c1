#pragma once

#include <vector>

#include "planner/diff/diff.h"

namespace orgplan::diff {

/// The stages that both have.
inline std::vector<StagePair> compared_pairs(const Organisation& before, const Organisation& after) {
    std::vector<StagePair> pairs;
    for (const StagePair& pair : stage_by_stage(before, after)) {
        if (pair.compared()) pairs.push_back(pair);
    }
    return pairs;
}

}  // namespace orgplan::diff
