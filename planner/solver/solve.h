#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/solver/model.h"

namespace orgplan::solver {

/// How far a search has come: the least objective found and what none can be below; infinite where not known yet.
struct Progress {
    double best = kUnlimited;
    double bound = -kUnlimited;
    std::int64_t nodes = 0;
};

/// With `nodes` alone the same input gives the same answer. `time` and `stop` end a search where it happens to be. What
/// is called may not throw.
struct Limits {
    std::int64_t nodes = std::numeric_limits<std::int64_t>::max();
    std::optional<std::chrono::duration<double>> time = {};
    std::function<bool()> stop = {};  ///< called often, from the thread that solves
    std::function<void(const Progress&)> progress = {};
};

enum class Status : std::uint8_t {
    optimal,
    feasible,    ///< stopped with a solution
    infeasible,  ///< proved
    unbounded,   ///< the objective has no least value
    unknown      ///< stopped, or failed, without a solution
};

struct Answer {
    Status status = Status::unknown;
    std::vector<double> values = {};  ///< empty without a solution; those of integer variables are integers
    double objective = kUnlimited;
    double bound = -kUnlimited;  ///< no solution has a lower objective
    std::int64_t nodes = 0;
    double seconds = 0;

    bool solved() const { return status == Status::optimal || status == Status::feasible; }
};

/// The solution with the least objective. What is returned as a solution was checked against the model as it was given,
/// with `keeps`. A start that keeps to the model is the answer where nothing better is found; any other is ignored.
/// Throws std::invalid_argument for a model that is none: a term of no variable, a number that is not finite.
Answer solve(const Model& model, std::span<const Term> objective, const std::vector<double>* start = nullptr,
             const Limits& limits = {});

/// The solver and its version, for reports.
std::string_view solver_name();

}  // namespace orgplan::solver
