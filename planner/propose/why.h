#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "planner/propose/propose.h"

namespace orgplan::propose {

/// Why something happens when it does.
struct Why {
    std::string earlier;  ///< why not a month earlier
    std::string later;    ///< and what would break a month later
    std::string without;  ///< what would break if it did not happen; empty unless it is for `plan why`
};

struct Reasons {
    std::vector<Why> hired;     ///< by entry of `Roster::hired`
    std::vector<Why> opened;    ///< by entry of `Roster::opened`
    std::vector<Why> promoted;  ///< by entry of `Roster::changed`, of the first promotion in it
    /// Of moves, by the first id of who moves, and the month.
    std::map<std::pair<std::string, int>, Why> moved;
};

/// Holds all of a plan but one step at its place, moves that step by a month, and finds what does not allow it.
Reasons reasons_of(const Proposal& proposal, const Organisation& organisation);
/// The same of some steps of it alone, and why they happen at all.
Reasons reasons_of(const Proposal& proposal, const Organisation& organisation, const Roster& steps);

}  // namespace orgplan::propose
