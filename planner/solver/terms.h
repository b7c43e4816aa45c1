#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "planner/solver/model.h"

namespace orgplan::solver {

inline constexpr double kExact = 9007199254740992.0;  ///< 2^53: up to here each integer is a double

inline bool whole(double number) {
    return std::abs(number) <= kExact && std::trunc(number) == number;
}

/// Sums over the variables of a model.
class Terms {
  public:
    explicit Terms(const Model& model) : model_(model), place_(model.variables.size(), kNone) {}

    /// Each variable once, in the order in which they first occur, and none zero times. Throws std::invalid_argument
    /// for a variable that the model does not have, and for a number that is not finite.
    std::vector<Term> merged(std::span<const Term> terms);

    /// The greatest common factor of terms that have integer values only; 0 of others, and of none.
    double factor(std::span<const Term> terms) const;

  private:
    static constexpr std::uint32_t kNone = UINT32_MAX;
    const Model& model_;
    std::vector<std::uint32_t> place_;
};

}  // namespace orgplan::solver
