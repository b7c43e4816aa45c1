#pragma once

#include <span>

#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Writes in the help of findings that name a parameter (`or set `span.min``) how it is set, with the value that was
/// seen: `or write `rules: {set: {span.min: 1}}``. `values` are those of the parameters of the rule set.
void show_settings(const RuleSet& rules, std::span<const double> values, text::Findings& findings);

}  // namespace orgplan::rules
