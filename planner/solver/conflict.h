#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "planner/solver/solve.h"

namespace orgplan::solver {

struct Conflict {
    /// `infeasible` where there is a conflict, `feasible` where all rows can hold together, `unknown` where the limits
    /// ended before either was known.
    Status status = Status::unknown;
    std::vector<std::uint32_t> groups = {};  ///< in the order of the question; none: group 0 alone is infeasible
    bool minimal = false;                    ///< proved: without any one of them the others can hold together
    std::vector<double> values = {};         ///< what keeps all rows, where `feasible`
    std::size_t solves = 0;
};

/// Groups whose rows cannot hold together with the rows of group 0 and of groups that `groups` does not list. Those
/// listed first are left out first: a group is in the conflict only where those after it, with the ones already kept,
/// can hold without it. So what should be blamed comes last. `limits` are for each solve, `stop` and `time` for all.
Conflict find_conflict(const Model& model, std::span<const std::uint32_t> groups, const Limits& limits = {});

}  // namespace orgplan::solver
