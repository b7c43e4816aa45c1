#include "planner/api/risk.h"

#include <fmt/format.h>

#include "planner/api/faults.h"
#include "planner/rules/policy/policy_files.h"

namespace orgplan::api {

Result<risk::Risk> risk(language::Spec& spec, const risk::Request& request, const language::FileTree* tree) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    const Organisation& org = spec.organisation;
    if (!org.dated())
        return Refusal{Refusal::Why::wrong, "what is late is counted in days, and the stages have no dates"};
    // A policy that cannot be followed sets no parameters.
    text::Findings ignored;
    const rules::SpecRules by = rules::rules_of(spec, {}, tree, ignored);
    risk::Risk made = risk::risk_of(*spec.graph, by.parameters(), request);
    if (!made.stages.empty()) return made;
    return Refusal{Refusal::Why::empty,
                   fmt::format("no stage after {} has needs or starts to come", date_text(org.today))};
}

}  // namespace orgplan::api
