#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "planner/solver/model.h"

namespace orgplan::testing {

/// HiGHS from npm, which reads what we export and shares nothing with the solver that we use.
class SecondSolver {
  public:
    /// Installs it below the current folder, with the versions of `highs/package-lock.json`.
    SecondSolver();

    /// Empty where it can be used, else why not.
    const std::string& missing() const { return missing_; }

    struct Answer {
        std::string status;  ///< "Optimal", "Infeasible", "Time limit reached"
        double objective = 0;
        double seconds = 0;
    };
    Answer solve(const solver::Model& model, std::span<const solver::Term> objective, int seconds) const;

  private:
    std::filesystem::path folder_;
    std::string missing_;
};

}  // namespace orgplan::testing
