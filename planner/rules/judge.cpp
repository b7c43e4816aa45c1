#include "planner/rules/judge.h"

#include <array>
#include <utility>

#include "planner/costs/check_costs.h"
#include "planner/hiring/check_hiring.h"
#include "planner/rules/check_rules.h"
#include "planner/rules/check_words.h"
#include "planner/rules/policy_files.h"
#include "planner/rules/structure.h"

namespace orgplan {
namespace {

constexpr std::array<const char*, 6> kKinds{"seat", "unit", "company", "product", "project", "duty"};

RulesAsked told(Summary summary, const RuleSet& rules) {
    RulesAsked asked;
    asked.asked = summary.rules;
    for (NotEvaluated& each : summary.not_evaluated) {
        const Rule& rule = *rules.rule(each.rule);
        const char* kind = kKinds[static_cast<std::size_t>(rule.subject)];
        asked.undecided.push_back({std::move(each.rule), rule.summary, kind, each.subjects, std::move(each.facts)});
    }
    return asked;
}

}  // namespace

Judgement judge(Spec& spec, const JudgeOptions& options) {
    Judgement judgement;
    const RuleNodes nodes = read_policies(spec, options.policies, options.tree);
    judgement.unreadable = nodes.unreadable;
    if (spec.built && nodes.unreadable.empty()) {
        RuleSet rules = builtin_rules();
        Policy policy = Policy::read(nodes.own, spec.organisation, rules, spec.findings, nodes.shared);
        if (!options.packs.empty()) policy.only_packs(options.packs);
        judgement.hiring = hiring_norms(rules, policy.parameters());
        const OrgGraph graph(spec.organisation);
        check_structure(graph, spec.findings);
        check_costs(spec.organisation, spec.findings);
        check_hiring(spec.organisation, judgement.hiring, spec.findings);
        check_words(spec, rules, spec.findings);
        policy.apply_to_structure(spec.organisation, spec.findings);
        Summary summary;
        check_rules(graph, rules, policy, spec.findings, summary);
        policy.report_unused(spec.findings);
        judgement.rules = told(std::move(summary), rules);
    }
    spec.findings.sort();
    return judgement;
}

}  // namespace orgplan
