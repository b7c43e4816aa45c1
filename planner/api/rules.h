#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/api/result.h"
#include "planner/manual/rule_list.h"

namespace orgplan::api {

struct RulesRequest {
    std::string pack = {};  ///< or `text`, the faults of the text; empty: what is asked of a spec that chooses none
    std::string role = {};  ///< only what is asked of this one: its id, title or alias
    std::optional<text::Severity> severity = {};
};

/// The rules that are asked for, by id.
Result<std::vector<manual::ListedRule>> list_rules(const RulesRequest& request);

/// What the id of a rule or a fault, or a role's id, title or alias means, as text. `role` chooses of a rule for many
/// roles what it says of one; of a role it says nothing.
Result<std::string> explain(const std::string& topic, const std::string& role = {});

}  // namespace orgplan::api
