#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "planner/cli/baseline_file.h"
#include "planner/cli/check_outputs.h"
#include "planner/cli/check_redact.h"
#include "planner/cli/check_run.h"
#include "planner/cli/check_since.h"
#include "planner/cli/check_summary.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/screen.h"
#include "planner/report/phrases.h"
#include "planner/rules/policy/policy.h"

namespace orgplan::cli {
namespace {

// How a run is reported, as options and configuration say.
struct Reporting {
    Settings settings;
    std::vector<Output> outputs;
    redact::Redaction redaction;
    std::optional<report::Baseline> baseline;

    text::Severity severity(std::string_view key) const { return text::severity_of(settings.text(key)); }
    // Whether every finding has to name what it is about.
    bool names_parts() const {
        return baseline || std::ranges::any_of(outputs, [](const Output& each) { return each.format->name != "text"; });
    }
};

// Nothing, and a refusal, where it cannot be.
std::optional<Reporting> reporting_of(const CheckOptions& options, Console& console) {
    std::optional<Settings> settings = settings_for(options, console);
    if (!settings) return std::nullopt;
    std::optional<std::vector<Output>> outputs = outputs_of(settings->texts("formats"), console);
    if (!outputs) return std::nullopt;
    std::optional<redact::Redaction> redaction = redaction_of(settings->texts("redact"), console);
    if (!redaction) return std::nullopt;
    if (redaction->has(redact::Secret::findings)) {
        refuse(console, "a report of findings without `findings` would say nothing",
               "leave it out of `--redact`, or of `redact` in .orgplan.yaml");
        return std::nullopt;
    }
    if (options.since && options.input.path == "-" && options.stdin_name.empty()) {
        refuse(console, "`--since` needs to know which file standard input is",
               "name it with `--stdin-filename FILE`, or write the path of the spec in place of `-`");
        return std::nullopt;
    }
    std::optional<report::Baseline> baseline;
    if (const std::string file = settings->text("baseline"); !file.empty()) {
        baseline = read_baseline_at(file, language::local_files(), console);
        if (!baseline) return std::nullopt;
    }
    return Reporting{std::move(*settings), std::move(*outputs), std::move(*redaction), std::move(baseline)};
}

// Takes what a baseline holds out of all specs.
report::KnownFindings take_known(const report::Baseline& baseline, CheckRun& run) {
    report::KnownFindings known{baseline.file};
    report::BaselineUse use(baseline);
    for (CheckedInput& each : run.checked) {
        each.known = {baseline.file, use.take(each.checking.checked.findings)};
        known.findings.insert(known.findings.end(), each.known.findings.begin(), each.known.findings.end());
    }
    if (run.whole()) known.resolved = use.left();
    return known;
}

// Whether the run fails, and the lines that say why.
struct Verdict {
    bool fails = false;
    std::string reasons;
};

Verdict verdict_of(const CheckRun& run, text::Severity fail_on) {
    Verdict verdict;
    std::size_t warnings = 0;
    // A change does not let itself pass.
    const bool silenced_fails = run.settings.flag("fail_on_silenced") || run.failed_on_silenced;
    for (const CheckedInput& each : run.checked) {
        const text::Findings& findings = each.checking.checked.findings;
        verdict.fails = verdict.fails || findings.any(fail_on) || (silenced_fails && !each.since.silenced.empty());
        warnings += static_cast<std::size_t>(
            std::ranges::count(findings.all(), text::Severity::warning, &text::Finding::severity));
    }
    const int most = run.settings.number("max_warnings");
    if (most < 0 || warnings <= static_cast<std::size_t>(most)) return verdict;
    return {true, fmt::format("{} are more than --max-warnings {}\n", report::counted(warnings, "warning"), most)};
}

void show_from(text::Severity least, CheckedInput& of) {
    const auto is_below = [&](const text::Finding& each) { return each.severity < least; };
    std::erase_if(of.checking.checked.findings.all(), is_below);
    std::erase_if(of.since.silenced, [&](const report::SilencedFinding& each) { return is_below(each.finding); });
}

// All files that were read: specs with their bases and policies, the baseline, the configuration.
Inputs inputs_of(const CheckRun& run) {
    Inputs inputs;
    for (const CheckedInput& each : run.checked) {
        inputs.add(each.input.path);
        inputs.add(each.checking.spec->sources);
    }
    if (const std::string file = run.settings.text("baseline"); !file.empty()) inputs.add(file);
    for (const Settings::Setting& each : run.settings.all()) {
        if (const std::size_t end = each.source.rfind(':'); end != std::string::npos)
            inputs.add(each.source.substr(0, end));
    }
    return inputs;
}

// From where the paths of a spec are reported; of those that are left out nothing is added.
report::ReportFolders folders_of(const CheckedInput& input, bool names) {
    if (!names) return {};
    std::error_code none;
    const std::string current = std::filesystem::current_path(none).string() + "/";
    const std::string root = repository_of(input.checker.path());
    return {current, root.empty() ? current : root.ends_with('/') ? root : root + "/"};
}

// The report of a run, of which only what is shown is left.
Written written_of(const CheckOptions& options, const Reporting& how, CheckRun& run, const report::KnownFindings& known,
                   const std::string& reasons, Console& console) {
    const bool names = !how.redaction.has(redact::Secret::names);
    std::string summary = summary_of(run, names);
    summary += report::known_text(known) + reasons + redacted_text(how.redaction);
    Written written{
        .format = {how.severity("fail_on"), ORGPLAN_VERSION, names ? links_to_files() : std::string(), docs_address()},
        .style = style_of(console, console.on_out),
        .explain_skipped = options.explain_skipped,
        .show_suppressed = how.settings.flag("show_suppressed"),
        .statistics = how.settings.flag("statistics")};
    if (!names) written.style.links.files.clear();
    std::vector<report::CheckReport> reports;
    for (CheckedInput& each : run.checked) {
        show_from(how.severity("show"), each);
        const language::Spec& spec = *each.checking.spec;
        const api::Checked& checked = each.checking.checked;
        reports.push_back(report::check_report(checked.findings, spec.sources, spec.organisation, checked.rules, {},
                                               each.since, each.known, folders_of(each, names)));
        if (each.since.there != report::SinceRevision::There::unchecked) written.parts.push_back({spec, checked});
    }
    written.report = report::merged(std::move(reports));
    written.report.resolved_of_baseline = known.resolved;
    written.report.summary = std::move(summary);
    written.report.left_out = how.redaction.secrets().words();
    return written;
}

int check(const CheckOptions& options, Console& console) {
    std::optional<Reporting> how = reporting_of(options, console);
    if (!how) return kUsage;
    const bool parts = options.since || how->names_parts();
    std::optional<CheckRun> run = run_check(options, how->settings, parts, console);
    if (!run) return kUsage;
    report::KnownFindings known;
    if (how->baseline) known = take_known(*how->baseline, *run);
    if (options.since && !keep_new(options, *run, console)) return kUsage;
    log_step(console, "writing the report");
    const Verdict verdict = verdict_of(*run, how->severity("fail_on"));
    if (const auto refused = refuse_outputs(how->outputs, inputs_of(*run), console)) return *refused;
    redact_run(how->redaction, *run, known);
    Written written = written_of(options, *how, *run, known, verdict.reasons, console);
    const int code = write_outputs(how->outputs, std::move(written), console);
    return code != kClean ? code : verdict.fails ? kFindings : kClean;
}

void describe(CheckOptions& values, Options& options) {
    add_checked(values, options);
    add_reported(values, options);
}

}  // namespace

Invocation check_command() {
    return invocation(
        describe, check,
        fmt::format("Packs: {}.\n", fmt::join(rules::pack_words(), ", ")) +
            "Exit code: 0 nothing at or above --fail-on (default: error), 1 findings of that severity or higher,\n"
            "2 wrong usage or an input that cannot be read, 3 orgplan failed.");
}

}  // namespace orgplan::cli
