#pragma once

#include "planner/rules/rule.h"
#include "planner/spec/read.h"

namespace orgplan {

/// Adds to a spec's findings what its graph and one built-in rule say of it, whatever its `rules:`, and sorts them. A
/// spec that could not be built into an organisation is left as it was read.
void judge_alone(Spec& spec, const Rule& rule);

}  // namespace orgplan
