#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "planner/api/result.h"
#include "planner/compare/comparison.h"

namespace orgplan::api {

/// More than this nobody compares; each holds a whole spec.
constexpr std::size_t kMostCompared = 8;

/// Compares specs side by side, each with what `check_built` finds in it: at one stage, which at least one of them must
/// have, or at all where `stage` is empty or `all`. Refused where there are not 2 to `kMostCompared`.
Result<compare::Comparison> compare(std::span<const compare::ComparedSpec> specs, const std::string& stage = {});

/// Why so many specs cannot be compared.
std::optional<Refusal> refuse_number(std::size_t specs);

}  // namespace orgplan::api
