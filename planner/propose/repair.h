#pragma once

#include <cstdint>
#include <vector>

#include "planner/propose/least_change.h"
#include "planner/propose/propose.h"

namespace orgplan::propose {

/// How an impossible problem becomes possible.
struct Repair {
    /// Sets of origins: without all of one there is a plan, and of each set all are needed. For each origin
    /// of the conflict one set; not all sets that there are.
    std::vector<std::vector<std::uint32_t>> corrections;
    std::vector<LeastChange> changes;  ///< in the order of the conflict; none where that number alone does not help
};

/// Of a proposal that is impossible and whose conflict is known. Each is found by solving again, within the limits.
Repair repair_of(const Proposal& proposal, const Organisation& organisation, const Effort& effort);

}  // namespace orgplan::propose
