#pragma once

#include <string>
#include <vector>

#include "planner/propose/propose.h"

namespace orgplan::propose {

/// Why something happens when it does.
struct Why {
    std::string earlier;  ///< why not a month earlier
    std::string later;    ///< and what would break a month later
};

struct Reasons {
    std::vector<Why> hired;     ///< by entry of `Roster::hired`
    std::vector<Why> opened;    ///< by entry of `Roster::opened`
    std::vector<Why> promoted;  ///< by entry of `Roster::changed`, of the first promotion in it
};

/// Holds all of a plan but one step at its place, moves that step by a month, and finds what does not allow it.
Reasons reasons_of(const Proposal& proposal, const Organisation& organisation);

}  // namespace orgplan::propose
