#pragma once

#include "planner/report/finding.h"
#include "planner/rules/rule.h"
#include "planner/spec/source.h"

namespace orgplan {

/// Reads every file of `schemas/rules/`; what cannot be read is reported at its place in `sources`.
RuleSet read_builtin_rules(Sources& sources, Findings& findings);

}  // namespace orgplan
