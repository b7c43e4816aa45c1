#pragma once

#include "planner/rules/check_rules.h"
#include "planner/spec/read.h"

namespace orgplan {

/// Adds to a spec's findings what its graph and the rules say of it, under the policy of its `rules:`, and sorts them.
/// A spec that could not be built into an organisation is left as it was read.
Summary judge(Spec& spec);

}  // namespace orgplan
