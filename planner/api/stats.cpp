#include "planner/api/stats.h"

#include "planner/language/misread.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {

Result<stats::Stats> stats(language::Spec& spec, const StatsRequest& request) {
    text::Findings findings = spec.findings;
    if (language::misread(findings) || !spec.built) return faulty(std::move(findings));
    Result<StageSet> stages = stages_of(spec, request.stage);
    if (!stages) return std::move(stages.error());
    const rules::SpecRules by = rules::rules_of(spec, {}, request.tree, findings);
    // A policy that cannot be followed sets no parameters.
    if (language::misread(findings)) return faulty(std::move(findings));
    return stats::measure(*spec.graph, *stages, by.rules, by.policy.parameters());
}

}  // namespace orgplan::api
