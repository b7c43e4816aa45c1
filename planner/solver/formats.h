#pragma once

#include <span>
#include <string>

#include "planner/solver/model.h"

namespace orgplan::solver {

/// The model as other solvers read it: LP as CPLEX writes it, MPS with free columns. Names are the place of a variable
/// or row and what of its name these formats allow; a row with two limits is two rows in LP.
std::string as_lp(const Model& model, std::span<const Term> objective);
std::string as_mps(const Model& model, std::span<const Term> objective);

}  // namespace orgplan::solver
