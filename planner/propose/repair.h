#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "planner/propose/propose.h"

namespace orgplan::propose {

/// The least change of a number that makes a plan possible, all else being as it is.
struct LeastChange {
    std::uint32_t origin = 0;
    std::string from;  ///< "2", "150 000 EUR"
    std::string to;
};

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
