#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/propose/propose.h"

namespace orgplan::propose {

/// A plan that was written, as the decisions of its problem.
struct WrittenPlan {
    Roster roster;        ///< of what it hires, promotes, moves and opens, with the ids that it has
    Proposal proposal;    ///< its problem and the values of its program; `feasible`, or else it breaks a limit
    std::string unknown;  ///< what it does that the problem does not decide, as "moves `x`"; empty: nothing
};

/// `planned` is the spec of the problem with a plan, which may have been changed by hand.
WrittenPlan read_back(Problem problem, const Organisation& spec, const Organisation& planned,
                      const solver::Limits& limits);

}  // namespace orgplan::propose
