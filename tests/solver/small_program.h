#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <vector>

#include "planner/solver/model.h"

namespace orgplan::solver {

/// A random model of integers so small that all their values can be tried; half of its numbers are amounts in cents.
Model small_program(std::mt19937_64& random, std::uint32_t groups);
std::vector<Term> small_objective(std::mt19937_64& random, const Model& model);

/// Calls `visit` with all values within the bounds, in a fixed order.
void for_all_values(const Model& model, const std::function<void(const std::vector<double>&)>& visit);

/// Each objective, in their order, at its least; empty where nothing keeps to the model.
std::vector<double> least_of_all(const Model& model, std::span<const std::vector<Term>> objectives);

}  // namespace orgplan::solver
