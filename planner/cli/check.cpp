#include "planner/api/check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

#include "planner/cli/baseline_file.h"
#include "planner/cli/check_outputs.h"
#include "planner/cli/check_redact.h"
#include "planner/cli/check_run.h"
#include "planner/cli/check_since.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/screen.h"
#include "planner/language/spec_files.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy/policy.h"

namespace orgplan::cli {
namespace {

// What was found, how many and in what, as the last lines of the report.
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

struct FailOn {
    std::string_view name;
    text::Severity severity;
};

constexpr std::array kFailOn{FailOn{"error", text::Severity::error}, FailOn{"warning", text::Severity::warning},
                             FailOn{"advice", text::Severity::advice}};

text::Severity severity_of(std::string_view name) {
    return row_of(kFailOn, name)->severity;
}

bool names_parts(const std::vector<Output>& outputs) {
    return std::ranges::any_of(outputs, [](const Output& each) { return each.format->name != "text"; });
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
    const bool silenced_fails = run.settings.flag("fail_on_silenced");
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

int check(const CheckOptions& options, Console& console) {
    const std::optional<Settings> settings = settings_for(options, console);
    if (!settings) return kUsage;
    const std::optional<std::vector<Output>> outputs = outputs_of(settings->texts("formats"), console);
    if (!outputs) return kUsage;
    std::optional<redact::Redaction> redaction = redaction_of(settings->texts("redact"), console);
    if (!redaction) return kUsage;
    if (redaction->has(redact::Secret::findings)) {
        return refuse(console, "a report of findings without `findings` would say nothing",
                      "leave it out of `--redact`, or of `redact` in .orgplan.yaml");
    }
    const bool has_since = options.since.has_value();
    if (has_since && options.input.path == "-" && options.stdin_name.empty()) {
        return refuse(console, "`--since` needs to know which file standard input is",
                      "name it with `--stdin-filename FILE`, or write the path of the spec in place of `-`");
    }
    std::optional<report::Baseline> baseline;
    if (const std::string file = settings->text("baseline"); !file.empty()) {
        baseline = read_baseline_at(file, language::local_files(), console);
        if (!baseline) return kUsage;
    }
    const bool parts = has_since || baseline || names_parts(*outputs);
    std::optional<CheckRun> run = run_check(options, *settings, parts, console);
    if (!run) return kUsage;
    report::KnownFindings known;
    if (baseline) known = take_known(*baseline, *run);
    std::optional<EarlierBaseline> earlier;
    for (CheckedInput& each : run->checked) {
        if (!has_since) break;
        std::optional<report::SinceRevision> since = keep_new(options, each.checker, each.checking, earlier, console);
        if (!since) return kUsage;
        each.since = std::move(*since);
    }
    log_step(console, "writing the report");
    const text::Severity fail_on = severity_of(settings->text("fail_on"));
    const Verdict verdict = verdict_of(*run, fail_on);
    if (const auto refused = refuse_outputs(*outputs, inputs_of(*run), console)) return *refused;
    redact_run(*redaction, *run, known);
    const bool names = !redaction->has(redact::Secret::names);
    std::string summary;
    for (const CheckedInput& each : run->checked) {
        summary += summary_of(each, run->inputs->files(), names);
        summary += since_text(each.since, each.checking.checked.findings.all().size(), each.input.path);
    }
    summary += report::known_text(known) + verdict.reasons + redacted_text(*redaction);
    Written written{.format = {fail_on, ORGPLAN_VERSION, names ? links_to_files() : std::string(), docs_address()},
                    .style = style_of(console, console.on_out),
                    .explain_skipped = options.explain_skipped,
                    .show_suppressed = settings->flag("show_suppressed"),
                    .statistics = settings->flag("statistics")};
    if (!names) written.style.links.files.clear();
    std::error_code none;
    const std::string folder = std::filesystem::current_path(none).string() + "/";
    std::vector<report::CheckReport> reports;
    for (CheckedInput& each : run->checked) {
        show_from(severity_of(settings->text("show")), each);
        const language::Spec& spec = *each.checking.spec;
        const api::Checked& checked = each.checking.checked;
        reports.push_back(report::check_report(checked.findings, spec.sources, spec.organisation, checked.rules, {},
                                               each.since, each.known, folder));
        written.parts.push_back({spec, checked});
    }
    written.report = report::merged(std::move(reports));
    written.report.resolved_of_baseline = known.resolved;
    written.report.summary = std::move(summary);
    written.report.left_out = redaction->secrets().words();
    const int code = write_outputs(*outputs, written, console);
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
