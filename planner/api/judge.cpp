#include "planner/api/judge.h"

#include <array>
#include <utility>

#include "planner/costs/check_costs.h"
#include "planner/hiring/check_hiring.h"
#include "planner/rules/check_words.h"
#include "planner/rules/evaluate/check_rules.h"
#include "planner/rules/policy/policy_files.h"
#include "planner/rules/structure.h"

namespace orgplan::api {
namespace {

constexpr std::array<const char*, 6> kKinds{"seat", "unit", "company", "product", "project", "duty"};

report::RulesAsked told(rules::Summary summary, const rules::RuleSet& rules) {
    report::RulesAsked asked;
    asked.asked = summary.rules;
    for (rules::NotEvaluated& each : summary.not_evaluated) {
        const rules::Rule& rule = *rules.rule(each.rule);
        const char* kind = kKinds[static_cast<std::size_t>(rule.subject)];
        asked.undecided.push_back({std::move(each.rule), rule.summary, kind, each.subjects, std::move(each.facts)});
    }
    return asked;
}

}  // namespace

Judgement judge(language::Spec& spec, const JudgeOptions& options) {
    Judgement judgement;
    const rules::RuleNodes nodes = rules::read_policies(spec, options.policies, options.tree);
    judgement.unreadable = nodes.unreadable;
    if (spec.built && nodes.unreadable.empty()) {
        rules::RuleSet rules = rules::builtin_rules();
        rules::Policy policy = rules::Policy::read(nodes.own, spec.organisation, rules, spec.findings, nodes.shared);
        if (!options.packs.empty()) policy.only_packs(options.packs);
        judgement.hiring = hiring::hiring_norms(rules, policy.parameters());
        rules::check_structure(*spec.graph, spec.findings);
        costs::check_costs(spec.organisation, spec.findings);
        hiring::check_hiring(spec.organisation, judgement.hiring, spec.findings);
        rules::check_words(spec, rules, spec.findings);
        policy.apply_to_structure(spec.organisation, spec.findings);
        rules::Summary summary;
        rules::check_rules(*spec.graph, rules, policy, spec.findings, summary);
        policy.report_unused(spec.findings);
        judgement.rules = told(std::move(summary), rules);
    }
    spec.findings.sort();
    return judgement;
}

}  // namespace orgplan::api
