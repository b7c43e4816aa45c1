#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "planner/solver/prepared.h"
#include "planner/solver/solve.h"

namespace orgplan::solver {

/// What a solver says, in its own tolerances.
struct Found {
    enum class Proof : std::uint8_t { none, optimal, infeasible, unbounded, failed };
    Proof proof = Proof::none;
    std::vector<double> values = {};  ///< empty without a solution
    double bound = -kUnlimited;       ///< of the columns' costs
    std::int64_t nodes = 0;
};

enum class Care : std::uint8_t { usual, tight };  ///< tight: least tolerances, and nothing that only makes it faster

/// Searches with the solver that the program is built with: one thread, a fixed seed, nothing printed. Progress and
/// bound are those of the columns. `failed` where the solver did: the same search with other care may do.
Found search(const Prepared& model, const std::vector<double>* start, const Limits& limits, Care care);

}  // namespace orgplan::solver
