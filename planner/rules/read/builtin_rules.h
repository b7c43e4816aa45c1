#pragma once

#include "planner/rules/rule.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::rules {

/// Reads every file of `schemas/rules/`; what cannot be read is reported at its place in `sources`.
RuleSet read_builtin_rules(text::Sources& sources, text::Findings& findings);

}  // namespace orgplan::rules
