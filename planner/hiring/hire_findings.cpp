#include "planner/hiring/hire_findings.h"

#include <fmt/format.h>

namespace orgplan::hiring {

StageSet seen_from(const Organisation& org, Tick at) {
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        if (org.stages[s].at >= at) return StageSet::only(id_at<StageId>(s));
    }
    return {};
}

text::Finding& add_at(const HiringPlan& plan, text::Findings& findings, std::string_view rule, const Hire& hire,
                      std::string message) {
    text::Finding& finding = findings.add(rule, hire.place, std::move(message));
    finding.stages = seen_from(plan.org, hire.at);
    return finding;
}

void note_window(const HiringPlan& plan, std::span<const Hire* const> hires, text::Finding& finding) {
    for (const Hire* hire : hires) {
        if (!given(hire->by)) continue;
        const Stage& stage = plan.org[hire->by];
        finding.notes.push_back({stage.place, fmt::format("a seat that opens at `{}` may start from {} to {}", stage.id,
                                                          date_text(hire->after + 1), date_text(stage.at))});
        return;
    }
}

}  // namespace orgplan::hiring
