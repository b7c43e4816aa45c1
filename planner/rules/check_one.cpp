#include "planner/rules/check_one.h"

#include "planner/rules/evaluate/check_rules.h"
#include "planner/rules/structure.h"

namespace orgplan::rules {

void check_one(language::Spec& spec, const Rule& rule) {
    if (!spec.built) return;
    RuleSet rules = builtin_rules();
    rules.rules = {rule};
    Policy policy(rules);
    policy.only_packs({"structure", rule.pack});
    check_structure(*spec.graph, spec.findings);
    Summary summary;
    // No built-in rule is about costs.
    check_rules(*spec.graph, rules, SeatCosts(), policy, spec.findings, summary);
    spec.findings.sort();
}

}  // namespace orgplan::rules
