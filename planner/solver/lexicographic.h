#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/solver/solve.h"

namespace orgplan::solver {

/// One objective of several in order: `objective` + `constant` is minimised while those before it keep their values.
struct Level {
    std::string name;
    std::vector<Term> objective;
    double constant = 0;
    std::optional<std::int64_t> nodes = {};  ///< in place of those of the limits
    std::vector<Var> held = {};              ///< keep the values of the level before, where that is not proved
};

struct LevelAnswer {
    double value = kUnlimited;
    double bound = -kUnlimited;  ///< none that keeps the values of the levels before has less
    bool proved = false;         ///< value and bound are the same, and so at each level before
    std::int64_t nodes = 0;
    double seconds = 0;
};

struct LexicographicAnswer {
    Status status = Status::unknown;  ///< optimal where every level is proved; `infeasible` is of the first level
    std::vector<double> values = {};
    std::vector<LevelAnswer> levels = {};  ///< one for each level where there are values, else none
};

using LevelProgress = std::function<void(std::size_t level, const Progress&)>;

/// Minimises one level after another. Each starts from the solution of the one before, whose objective may not become
/// worse: exactly, where it has only integers. Nodes are for each level, time for all together. Once time or `stop`
/// ends a level, those that follow are only worked out. `limits.progress` is not called, `progress` is.
LexicographicAnswer solve_in_order(const Model& model, std::span<const Level> levels,
                                   const std::vector<double>* start = nullptr, const Limits& limits = {},
                                   const LevelProgress& progress = {});

}  // namespace orgplan::solver
