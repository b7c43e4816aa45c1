#pragma once

#include "planner/language/read.h"
#include "planner/rules/rule.h"

namespace orgplan::rules {

/// Adds to a spec's findings what a check of its graph and one built-in rule find, whatever its `rules:` say, and sorts
/// them. A spec that could not be built into an organisation is left as it was read.
void check_one(language::Spec& spec, const Rule& rule);

}  // namespace orgplan::rules
