#include "planner/cli/check_redact.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/report/phrases.h"

namespace orgplan::cli {
namespace {

void redact_known(redact::Redaction& redaction, report::KnownFindings& known) {
    if (!known.file.empty()) known.file = redaction.path(known.file);
    for (text::Finding& each : known.findings) redaction.apply(each);
    for (std::string& each : known.resolved) each = redaction.entry(each);
}

void redact_since(const redact::Redaction& redaction, report::SinceRevision& since) {
    // A branch may be called like somebody.
    const bool hash = since.name.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!redaction.has(redact::Secret::names)) return;
    if (!hash) since.name = "an earlier revision";
    std::ranges::fill(since.faults, "a key of its configuration has a fault");
}

}  // namespace

void redact_run(redact::Redaction& redaction, CheckRun& run, report::KnownFindings& known) {
    if (redaction.empty()) return;
    for (const CheckedInput& each : run.checked) redaction.learn(*each.checking.spec);
    for (CheckedInput& each : run.checked) {
        api::Checked& checked = each.checking.checked;
        redaction.apply(*each.checking.spec);
        redaction.apply(checked.findings);
        redaction.apply(checked.rules);
        // How many the baseline holds is counted, in `known`, and which they are is left out.
        std::erase_if(each.known.findings, [&](const text::Finding& finding) { return redaction.tells(finding); });
        redact_known(redaction, each.known);
        redact_since(redaction, each.since);
        std::erase_if(each.since.silenced,
                      [&](const report::SilencedFinding& silenced) { return redaction.tells(silenced.finding); });
        for (report::SilencedFinding& silenced : each.since.silenced) redaction.apply(silenced.finding);
        each.input.path = redaction.path(each.input.path);
        if (!each.input.part.empty()) each.input.part = redaction.path(each.input.part);
    }
    redact_known(redaction, known);
}

std::string redacted_text(const redact::Redaction& redaction) {
    if (redaction.empty()) return {};
    std::string text = redaction.secrets().text();
    if (const std::size_t count = redaction.taken_out(); count > 0) {
        text += fmt::format("; {} {} not listed, since {} what that is", report::counted(count, "finding"),
                            count == 1 ? "is" : "are", count == 1 ? "its rule says" : "their rules say");
    }
    return text + "\n";
}

}  // namespace orgplan::cli
