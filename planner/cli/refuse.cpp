#include "planner/cli/refuse.h"

#include <fmt/format.h>

#include <ostream>

#include "planner/cli/screen.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {

Exit refuse(Console& console, std::string_view why, std::string_view hint) {
    console.err << report::printable("orgplan: " + text::followed_by(std::string(why), hint)) << '\n';
    return kUsage;
}

Exit refuse(Console& console, const api::Refusal& refusal) {
    refuse(console, refusal.message, refusal.hint);
    for (const api::Refusal& each : refusal.more) refuse(console, each);
    return refusal.why == api::Refusal::Why::failed ? kFailure : kUsage;
}

Exit refuse(Console& console, const api::Refusal& refusal, const language::Spec& spec, std::string_view path,
            std::string_view undone) {
    if (refusal.why != api::Refusal::Why::faulty) return refuse(console, refusal);
    console.err << report::text_report(refusal.findings, spec.sources, spec.organisation,
                                       style_of(console, console.on_err))
                << fmt::format("{}: {}; {}\n", path, report::count_text(refusal.findings), undone);
    return kFindings;
}

int with_faults(int code, Console& console, const text::Findings& faults, const language::Spec& spec,
                std::string_view path) {
    if (code != kClean || faults.empty()) return code;
    console.err << report::text_report(faults, spec.sources, spec.organisation, style_of(console, console.on_err))
                << fmt::format("{}: {}; entries with errors are left out or shown as written\n", path,
                               report::count_text(faults));
    return kFindings;
}

}  // namespace orgplan::cli
