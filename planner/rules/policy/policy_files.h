#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "planner/language/read.h"
#include "planner/report/rule_settings.h"
#include "planner/rules/policy/policy.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// The rules that a spec is checked by, built-in and its own, and the policy that its files set.
struct SpecRules {
    RuleSet rules = builtin_rules();
    Policy policy{rules};
    std::string unreadable;  ///< why one of the given files cannot be read, or empty
    bool followed = false;   ///< the spec is built and each of its policies is a whole text; else nothing is set

    std::vector<report::RuleSetting> settings;  ///< what the policies and the spec say about rules

    /// The values of the parameters as the policies set them, by name.
    std::map<std::string, double, std::less<>> parameters() const;
};

/// Reads the policies at `policies` and those that `rules: {policy: ..}` of the spec names, from where the spec was
/// read, and follows them and the `rules:` of the spec. Their files join its sources and documents; what is wrong with
/// them is added to `findings`. Each file is read once; a file of the spec that is named as a policy counts as a
/// policy.
SpecRules rules_of(language::Spec& spec, std::span<const std::string> policies, const language::FileTree* tree,
                   text::Findings& findings);

}  // namespace orgplan::rules
