#pragma once

#include <span>
#include <vector>

#include "planner/report/rule_settings.h"
#include "planner/rules/policy/ignore_comments.h"
#include "planner/rules/rule.h"
#include "planner/text/document.h"

namespace orgplan::rules {

/// What the `rules:` of policies, then those of a spec, say: packs, policies, severities, parameters, own rules, then
/// entries of `ignore`, each kind in the order of the text. Of what is said twice, the last.
std::vector<report::RuleSetting> rule_settings(std::span<const text::Node> shared, std::span<const text::Node> own,
                                               const RuleSet& rules);

/// Adds what comments suppress, as far as they have a reason.
void add_settings(std::span<const IgnoreComment> comments, std::vector<report::RuleSetting>& settings);

}  // namespace orgplan::rules
