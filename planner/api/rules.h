#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/api/read.h"
#include "planner/api/result.h"
#include "planner/manual/own_rules.h"
#include "planner/manual/rule_list.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {

struct RulesRequest {
    std::string pack = {};  ///< or `text`, the faults of the text; empty: what is checked where a spec chooses none
    std::string role = {};  ///< only the rules about this one: its id, title or alias
    std::optional<text::Severity> severity = {};
};

/// The rules of a spec and of the policies that it names.
struct SpecsRules {
    std::unique_ptr<rules::SpecRules> by;
    std::unique_ptr<manual::OwnRules> own;
    text::Findings findings;  ///< what is wrong with them
};

/// What a spec defines; refused where it cannot be read. Its policies join its sources.
Result<SpecsRules> rules_of(language::Spec& spec, const language::FileTree* tree = nullptr);

/// The rules of the request, by id; with `own`, which must outlive the list, also those that a spec defines.
Result<std::vector<manual::ListedRule>> list_rules(const RulesRequest& request, const manual::OwnRules* own = nullptr);

/// What the id of a rule or a fault, or a role's id, title or alias means, as text. Of a rule for many roles, `role`
/// chooses what it says about one; it means nothing where the topic is a role. With `own`, a spec's own rules are
/// known.
Result<std::string> explain(const std::string& topic, const std::string& role = {},
                            const manual::OwnRules* own = nullptr);

}  // namespace orgplan::api
