#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/index/org_graph.h"
#include "planner/rules/policy/policy.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// A rule that could not be judged somewhere, since the spec does not give a fact.
struct NotEvaluated {
    std::string rule;
    std::size_t subjects = 0;        ///< of how many seats, units, products, projects, duties or companies
    std::vector<std::string> facts;  ///< which keys would decide it, sorted
};

/// What was asked, beside what was found.
struct Summary {
    std::size_t rules = 0;                    ///< that were asked
    std::vector<NotEvaluated> not_evaluated;  ///< in the order of the rules
};

/// Asks every rule that the policy wants at every stage, and reports each fault once, with the stages in which it
/// stands, at whatever it is a fault of; a duty's at the place where it is given. Time linear in seats, stages and
/// rules.
void check_rules(const graph::OrgGraph& graph, const RuleSet& rules, Policy& policy, text::Findings& findings,
                 Summary& summary);

}  // namespace orgplan::rules
