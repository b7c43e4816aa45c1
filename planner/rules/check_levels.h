#pragma once

#include "planner/language/read.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Reports levels of seats and bands that nothing else has and that are one slip away from one that bands, rules or
/// several seats have: `senoir` would get the pay of no band.
void check_levels(const language::Spec& spec, const RuleSet& rules, text::Findings& findings);

}  // namespace orgplan::rules
