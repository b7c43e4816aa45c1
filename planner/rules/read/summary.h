#pragma once

#include <string>

#include "planner/rules/rule.h"

namespace orgplan::rules {

/// The fault of a spec's own rule in one line, out of its message: "A unit has no product manager"; of a rule without a
/// message, "Each unit must meet its `require`".
std::string summary_of(const Rule& rule);

}  // namespace orgplan::rules
