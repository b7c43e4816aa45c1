#include "planner/rules/judge_alone.h"

#include "planner/rules/evaluate/check_rules.h"
#include "planner/rules/structure.h"

namespace orgplan::rules {

void judge_alone(language::Spec& spec, const Rule& rule) {
    if (!spec.built) return;
    RuleSet rules = builtin_rules();
    rules.rules = {rule};
    Policy policy(rules);
    policy.only_packs({"structure", rule.pack});
    const graph::OrgGraph graph(spec.organisation);
    check_structure(graph, spec.findings);
    Summary summary;
    check_rules(graph, rules, policy, spec.findings, summary);
    spec.findings.sort();
}

}  // namespace orgplan::rules
