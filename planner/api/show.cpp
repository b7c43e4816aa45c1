#include "planner/api/show.h"

#include "planner/api/faults.h"
#include "planner/report/show.h"

namespace orgplan::api {

Result<std::string> show(const language::Spec& spec, const std::string& stage) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    Result<StageSet> stages = stages_of(spec, stage);
    if (!stages) return std::move(stages.error());
    return report::show_text(spec.organisation, spec.sources, *stages);
}

}  // namespace orgplan::api
