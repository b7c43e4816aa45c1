#include "planner/api/read.h"

#include <fmt/format.h>

#include "planner/text/letters.h"

namespace orgplan::api {

Result<SpecPtr> read(const std::string& path, const language::ReadOptions& options) {
    language::ReadResult result = language::read_spec(path, options);
    if (!result.unreadable.empty()) return Refusal{Refusal::Why::unreadable, std::move(result.unreadable)};
    return std::move(result.spec);
}

Result<StageSet> stages_of(const language::Spec& spec, const std::string& typed) {
    const Organisation& org = spec.organisation;
    const std::string stage = text::normal(typed);
    if (spec.day_stage) return StageSet::only(*spec.day_stage);
    if (stage.empty() || stage == "all") return org.all_stages();
    std::vector<std::string_view> ids;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].id == stage) return StageSet::only(id_at<StageId>(s));
        ids.push_back(org.stages[s].id);
    }
    std::string known;
    for (const std::string_view id : ids) known += fmt::format("{}`{}`", known.empty() ? "" : ", ", id);
    return no_such(fmt::format("no stage is called `{}`", stage), stage, ids, "the stages are " + known);
}

}  // namespace orgplan::api
