#include "planner/cli/check_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "planner/cli/check_since.h"
#include "planner/language/spec_files.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

namespace orgplan::cli {
namespace {

std::string summary_of(const CheckedInput& of, const language::FileTree& files, bool names) {
    const language::Spec& spec = *of.checking.spec;
    const api::Checked& checked = of.checking.checked;
    const Organisation& org = spec.organisation;
    std::string text = fmt::format("{}: {}", of.input.path, report::count_text(checked.findings));
    if (!of.input.part.empty()) text += fmt::format("; `{}` is part of it", of.input.part);
    if (const std::vector<std::string> others = language::left_out(of.checker.path(), files); !others.empty()) {
        const auto name = [&](std::size_t i) { return report::printable(others[i]); };
        text += fmt::format("; {} YAML file{} without `orgplan:` {} not read", others.size(),
                            others.size() == 1 ? "" : "s", others.size() == 1 ? "was" : "were");
        if (names) text += ": " + report::first_few(others.size(), name);
    }
    if (spec.sources.size() > 1) text += fmt::format("; {} files read", spec.sources.size());
    if (spec.sound) {
        const auto stages = std::ranges::count(org.stages, false, &Stage::for_day);
        // Seats of planned units are nowhere yet.
        const auto planned = std::ranges::count(org.positions, kForever, &Position::opens);
        const std::size_t seats = org.positions.size() - static_cast<std::size_t>(planned);
        text += fmt::format("; {}", report::counted(seats, "seat"));
        if (stages > 1) text += fmt::format(" over {} stages", stages);
        if (checked.days > 0) text += fmt::format(" and {} between them", report::counted(checked.days, "day"));
        if (const std::size_t waiting = org.hiring.waits.size(); waiting > 0) {
            text += fmt::format("; {} until a freeze ends", report::counted_do(waiting, "start", "wait"));
        }
        if (spec.day_stage) text += fmt::format(", at {}", date_text(org[*spec.day_stage].at));
    }
    text += fmt::format("; checked as of {}\n", date_text(org.today));
    if (checked.rules.checked > 0) text += report::checked_text(checked.rules);
    return text + report::suppressed_text(checked.rules, spec.sources);
}

}  // namespace

std::string summary_of(const CheckRun& run, bool names) {
    std::string summary;
    for (const CheckedInput& each : run.checked) {
        const bool checked = each.since.there != report::SinceRevision::There::unchecked;
        if (checked) summary += summary_of(each, run.inputs->files(), names);
        summary += since_text(each.since, each.checking.checked.findings.all().size(), each.input.path);
    }
    return summary;
}

}  // namespace orgplan::cli
