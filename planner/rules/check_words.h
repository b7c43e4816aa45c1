#pragma once

#include "planner/report/finding.h"
#include "planner/rules/rule.h"
#include "planner/spec/read.h"

namespace orgplan {

/// Reports the words of a spec's facts, such as purposes, duties and scopes, that no rule asks for and that are nearly
/// one that a rule asks for. Any other word is the user's own business. Time linear in the values of the spec.
void check_words(const Spec& spec, const RuleSet& rules, Findings& findings);

}  // namespace orgplan
