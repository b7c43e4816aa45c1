#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/index/org_graph.h"
#include "planner/rules/evaluate/seat_costs.h"
#include "planner/rules/evaluate/unread_facts.h"
#include "planner/rules/policy/policy.h"
#include "planner/rules/rule.h"
#include "planner/text/finding.h"

namespace orgplan::rules {

/// A rule that was skipped somewhere, because the spec lacks a fact it needs.
struct Skipped {
    std::string rule;
    std::size_t subjects = 0;         ///< for how many seats, units, products, projects, duties or companies
    std::vector<std::string> facts;   ///< the keys it needs, sorted
    std::vector<std::string> titles;  ///< of seats of which it is not known whether the rule is about them
    bool everywhere = false;          ///< for all that the rule is about, at every stage
};

/// What was checked, besides what was found.
struct Summary {
    std::size_t rules = 0;                      ///< that were checked, those skipped somewhere among them
    std::vector<Skipped> skipped;               ///< in the order of the rules
    std::vector<const Rule*> without_subjects;  ///< rules of a spec's own that are about nothing in it, at any stage
    text::Findings own_skipped;                 ///< one for each rule of a spec's own that was skipped somewhere
};

/// Checks every rule that the policy wants at every stage, and reports each fault once, with the stages at which it
/// exists, at the seat, unit or other subject that has it; that of a duty where the duty is given. Time linear in
/// seats, stages and rules. `costs` is used only by rules about costs.
void check_rules(const graph::OrgGraph& graph, const RuleSet& rules, const SeatCosts& costs, Policy& policy,
                 text::Findings& findings, Summary& summary, const UnreadFacts& unread = {});

}  // namespace orgplan::rules
