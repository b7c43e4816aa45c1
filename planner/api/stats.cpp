#include "planner/api/stats.h"

#include "planner/api/faults.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {

Result<stats::Stats> stats(language::Spec& spec, const StatsRequest& request) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    Result<StageSet> stages = stages_of(spec, request.stage);
    if (!stages) return std::move(stages.error());
    // A policy that cannot be followed sets no parameters.
    text::Findings ignored;
    const rules::SpecRules by = rules::rules_of(spec, {}, request.tree, ignored);
    return stats::measure(*spec.graph, *stages, by.rules, by.policy.parameters());
}

}  // namespace orgplan::api
