#include "planner/rules/judge.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "planner/rules/check_rules.h"
#include "planner/rules/policy_files.h"
#include "planner/rules/structure.h"

namespace orgplan {
namespace {

constexpr std::array<const char*, 6> kKinds{"seat", "unit", "company", "product", "project", "duty"};

// The rows of a table are one rule.
RulesAsked told(const Summary& summary, const RuleSet& rules) {
    RulesAsked asked;
    asked.asked = summary.rules;
    for (const NotEvaluated& each : summary.not_evaluated) {
        auto found = std::find_if(asked.undecided.begin(), asked.undecided.end(),
                                  [&](const Undecided& known) { return known.rule == each.rule; });
        if (found == asked.undecided.end()) {
            const Rule* rule = rules.rule(each.rule);
            found = asked.undecided.insert(
                found, {each.rule, rule->summary, kKinds[static_cast<std::size_t>(rule->subject)], 0, {}});
        }
        found->subjects += each.subjects;
        std::vector<std::string> facts;
        std::set_union(found->facts.begin(), found->facts.end(), each.facts.begin(), each.facts.end(),
                       std::back_inserter(facts));
        found->facts = std::move(facts);
    }
    return asked;
}

}  // namespace

Judgement judge(Spec& spec, const JudgeOptions& options) {
    Judgement judgement;
    const RuleNodes nodes = read_policies(spec, options.policies);
    judgement.unreadable = nodes.unreadable;
    if (spec.built && nodes.unreadable.empty()) {
        RuleSet rules = builtin_rules();
        Policy policy = Policy::read(nodes.own, spec.organisation, rules, spec.findings, nodes.shared);
        if (!options.packs.empty()) policy.only_packs(options.packs);
        const OrgGraph graph(spec.organisation);
        check_structure(graph, spec.findings);
        policy.apply_to_structure(spec.organisation, spec.findings);
        Summary summary;
        check_rules(graph, rules, policy, spec.findings, summary);
        policy.report_unused(spec.findings);
        judgement.rules = told(summary, rules);
    }
    spec.findings.sort();
    return judgement;
}

}  // namespace orgplan
