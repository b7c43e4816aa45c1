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

/// What is said about rules: the `rules:` of policies, of the files of a spec, and what both and its comments say.
struct SaidOfRules {
    std::vector<text::Node> shared;  ///< valid as long as the spec
    std::vector<text::Node> own;
    std::vector<report::RuleSetting> settings;
};

/// The rules that a spec is checked by, built-in and its own, and the policy that its files set.
struct SpecRules {
    RuleSet rules = builtin_rules();
    Policy policy{rules};
    std::string unreadable;  ///< why one of the given files cannot be read, or empty
    bool followed = false;   ///< the spec is built and each of its policies is a whole text; else nothing is set

    SaidOfRules said;

    /// The values of the parameters as the policies set them, by name.
    std::map<std::string, double, std::less<>> parameters() const;
};

/// Reads the policies at `policies` and those that `rules: {policy: ..}` of the spec names, from where the spec was
/// read, and follows them and the `rules:` of the spec. Their files join its sources and documents; what is wrong with
/// them is added to `findings`. Each file is read once; a file of the spec that is named as a policy counts as a
/// policy.
SpecRules rules_of(language::Spec& spec, std::span<const std::string> policies, const language::FileTree* tree,
                   text::Findings& findings);

/// The rules that a spec would be checked by where its files and policies said what those of another one say, and had
/// only those comments that are there too. What is wrong with them is not reported.
SpecRules rules_as_in(const language::Spec& spec, const SaidOfRules& other);

}  // namespace orgplan::rules
