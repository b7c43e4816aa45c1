#pragma once

#include "planner/language/read.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Reports locations that are written once and are a slip away from one of more seats: who sits in
/// `hamburgg` is at another place than everybody in `hamburg`.
void check_locations(const language::Spec& spec, const RuleSet& rules, text::Findings& findings);

}  // namespace orgplan::rules
