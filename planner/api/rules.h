#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/api/result.h"
#include "planner/manual/rule_list.h"

namespace orgplan::api {

struct RulesRequest {
    std::string pack = {};  ///< or `text`, the faults of the text; empty: what is checked where a spec chooses none
    std::string role = {};  ///< only the rules about this one: its id, title or alias
    std::optional<text::Severity> severity = {};
};

/// The rules of the request, by id.
Result<std::vector<manual::ListedRule>> list_rules(const RulesRequest& request);

/// What the id of a rule or a fault, or a role's id, title or alias means, as text. Of a rule for many roles, `role`
/// chooses what it says about one; it means nothing where the topic is a role.
Result<std::string> explain(const std::string& topic, const std::string& role = {});

}  // namespace orgplan::api
