#include "planner/api/show.h"

#include "planner/language/misread.h"
#include "planner/report/show.h"

namespace orgplan::api {

Result<std::string> show(const language::Spec& spec, const std::string& stage) {
    if (language::misread(spec.findings)) return faulty(spec.findings);
    Result<StageSet> stages = stages_of(spec, stage);
    if (!stages) return std::move(stages.error());
    return report::show_text(spec.organisation, spec.sources, *stages);
}

}  // namespace orgplan::api
