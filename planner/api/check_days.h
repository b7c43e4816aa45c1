#pragma once

#include "planner/api/check.h"
#include "planner/rules/rule.h"

namespace orgplan::api {

/// Checks the rules on each day between stages on which something changes, by `CheckRequest::on_days`, and adds what
/// they find to `checked`, which has what was found at the stages: one finding for both. Refused where that is too much
/// to look at, or the spec cannot be read again. Time as of so many stages.
std::optional<Refusal> check_days(const language::Spec& spec, const rules::RuleSet& rules, const CheckRequest& request,
                                  Checked& checked);

}  // namespace orgplan::api
