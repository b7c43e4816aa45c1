#include "planner/rules/judge.h"

#include <cassert>

#include "planner/rules/builtin_rules.h"
#include "planner/rules/structure.h"

namespace orgplan {

Summary judge(Spec& spec) {
    Summary summary;
    if (!spec.built) return summary;
    Sources sources;
    Findings faults;
    RuleSet rules = read_builtin_rules(sources, faults);
    assert(faults.empty() && "the built-in rules can be read");
    Policy policy = Policy::read(spec.rules, spec.organisation, rules, spec.findings);
    const OrgGraph graph(spec.organisation);
    check_structure(graph, spec.findings);
    policy.apply_to_structure(spec.organisation, spec.findings);
    check_rules(graph, rules, policy, spec.findings, summary);
    policy.report_unused(spec.findings);
    spec.findings.sort();
    return summary;
}

}  // namespace orgplan
