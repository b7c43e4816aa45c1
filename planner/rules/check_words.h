#pragma once

#include "planner/language/read.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// Reports the words of a spec's facts, such as purposes, duties and scopes, that no rule knows but that are close to
/// one that a rule knows. Any other word is up to the user. Time linear in the values of the spec.
void check_words(const language::Spec& spec, const RuleSet& rules, text::Findings& findings);

}  // namespace orgplan::rules
