#include "planner/api/show.h"

#include "planner/api/faults.h"
#include "planner/report/roster.h"
#include "planner/report/show.h"

namespace orgplan::api {

Result<std::string> show(const language::Spec& spec, const std::string& stage, bool reasons) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    Result<StageSet> stages = stages_of(spec, stage);
    if (!stages) return std::move(stages.error());
    return report::show_text(spec.organisation, spec.sources, *stages, reasons);
}

Result<std::string> roster(const language::Spec& spec, const std::string& stage, const std::string& format) {
    if (std::optional<Refusal> refusal = unreadable(spec)) return std::move(*refusal);
    Result<StageSet> stages = stages_of(spec, stage);
    if (!stages) return std::move(stages.error());
    if (stages->size() != 1) {
        return Refusal{Refusal::Why::wrong, "a roster is that of one stage, and there are several",
                       "name one with --stage, or a day with --at"};
    }
    const StageId at = stages->earliest();
    if (format == "csv") return report::roster_csv(spec.organisation, at);
    return format == "markdown" ? report::roster_markdown(spec.organisation, at)
                                : report::roster_json(spec.organisation, at);
}

}  // namespace orgplan::api
