#include "planner/api/check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "planner/cli/baseline_file.h"
#include "planner/cli/check_outputs.h"
#include "planner/cli/check_since.h"
#include "planner/cli/checker.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/language/spec_files.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy/policy.h"

namespace orgplan::cli {
namespace {

struct CheckOptions {
    CheckInput check;
    std::vector<std::string> formats;
    std::string show = "advice";
    int max_warnings = -1;
    bool statistics = false;
    bool show_suppressed = false;
    std::string fail_on = "error";
    std::string since;
    bool fail_on_silenced = false;
    std::string baseline;
    bool explain_skipped = false;
};

// What was found, how many and in what, as the last lines of the report.
std::string summary_of(const language::Spec& spec, const api::Checked& checked, const CheckOptions& options) {
    const Organisation& org = spec.organisation;
    std::string text = fmt::format("{}: {}", options.check.input.path, report::count_text(checked.findings));
    if (const std::vector<std::string> others = language::left_out(options.check.input.path, language::local_files());
        !others.empty()) {
        const auto name = [&](std::size_t i) { return report::printable(others[i]); };
        text += fmt::format("; {} YAML file{} without `orgplan:` {} not read: {}", others.size(),
                            others.size() == 1 ? "" : "s", others.size() == 1 ? "was" : "were",
                            report::first_few(others.size(), name));
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

int check(const CheckOptions& options, Console& console) {
    if (const std::optional<api::Refusal> refusal = api::refuse_packs(options.check.packs))
        return refuse(console, *refusal);
    const std::optional<std::vector<Output>> outputs = outputs_of(options.formats, console);
    if (!outputs) return kUsage;
    const std::optional<language::ReadOptions> reading = reading_of(options.check.input, console);
    if (!reading) return kUsage;
    const bool has_since = !options.since.empty();
    if (has_since && options.check.input.path == "-") {
        return refuse(console, "`--since` needs the path of a spec, to find what it was", "write it in place of `-`");
    }
    std::optional<report::Baseline> baseline;
    if (!options.baseline.empty()) {
        baseline = read_baseline_at(options.baseline, language::local_files(), console);
        if (!baseline) return kUsage;
    }
    const bool parts = has_since || baseline ||
                       std::ranges::any_of(*outputs, [](const Output& each) { return each.format->name != "text"; });
    Checker checker(options.check, *reading, console);
    std::optional<Checking> checking = checker.now(parts);
    if (!checking) return kUsage;
    report::KnownFindings known;
    if (baseline) known = known_of(*baseline, *checking, options.check);
    report::SinceRevision since;
    if (has_since) {
        std::optional<report::SinceRevision> compared =
            keep_new(options.since, options.baseline, checker, *checking, console);
        if (!compared) return kUsage;
        since = std::move(*compared);
    }
    const language::Spec& spec = *checking->spec;
    api::Checked& checked = checking->checked;
    log_step(console, "writing the report");
    const text::Severity fail_on = row_of(kFailOn, options.fail_on)->severity;
    const auto warnings = std::ranges::count(checked.findings.all(), text::Severity::warning, &text::Finding::severity);
    const bool too_many = options.max_warnings >= 0 && warnings > options.max_warnings;
    const bool silenced = options.fail_on_silenced && !since.silenced.empty();
    const bool fails = checked.findings.any(fail_on) || too_many || silenced;
    std::string summary = summary_of(spec, checked, options);
    summary += report::known_text(known) + since_text(since, checked.findings.all().size(), options.check.input.path);
    if (too_many) {
        summary += fmt::format("{} are more than --max-warnings {}\n",
                               report::counted(static_cast<std::size_t>(warnings), "warning"), options.max_warnings);
    }
    const text::Severity show = row_of(kFailOn, options.show)->severity;
    const auto is_below = [&](const text::Finding& each) { return each.severity < show; };
    std::erase_if(checked.findings.all(), is_below);
    std::erase_if(since.silenced, [&](const report::SilencedFinding& each) { return is_below(each.finding); });
    const report::CheckReport report = report::check_report(checked.findings, spec.sources, spec.organisation,
                                                            checked.rules, std::move(summary), since, known);
    const report::FormatOptions format{fail_on, ORGPLAN_VERSION, links_to_files()};
    const Written written{
        spec, checked, report, format, console, options.explain_skipped, options.show_suppressed, options.statistics};
    const int code = write_outputs(*outputs, written, console);
    return code != kClean ? code : fails ? kFindings : kClean;
}

void describe(CheckOptions& values, Options& options) {
    add_path(values.check.input, options);
    add_stage(values.check.input, options, "Only the findings of this stage");
    add_today(values.check.input.today, options);
    add_days(values.check, options);
    add_rules(values.check, options);
    options.push_back(
        {"--explain-skipped", &values.explain_skipped, "List the rules that were skipped, and the facts they need"});
    options.push_back({.names = "--format",
                       .target = &values.formats,
                       .help = fmt::format("The format of the report, and the file it is written to if not standard "
                                           "output; may be given several times: {} [text; with github in its actions]",
                                           fmt::join(report_formats(), ", ")),
                       .one_each = true,
                       .called = "FORMAT[=FILE]"});
    options.push_back(choice("--show", &values.show,
                             "Report findings of this severity or a higher one: error, warning or advice",
                             names_of(kFailOn)));
    options.back().called = "SEVERITY";
    options.push_back({.names = "--max-warnings",
                       .target = &values.max_warnings,
                       .help = "Exit with 1 for more warnings than this",
                       .not_negative = true,
                       .called = "COUNT"});
    options.push_back({"--show-suppressed", &values.show_suppressed, "List what `ignore` suppresses, and why"});
    options.push_back({"--statistics", &values.statistics, "Count the findings of each rule"});
    options.push_back({.names = "--baseline",
                       .target = &values.baseline,
                       .help = "Leave out the findings that this file holds; `orgplan baseline write` makes it",
                       .called = "FILE"});
    options.push_back({.names = "--since",
                       .target = &values.since,
                       .help = "Report only what is new or worse since the spec was as in this git revision",
                       .called = "REF"});
    options.push_back({"--fail-on-silenced", &values.fail_on_silenced,
                       "Exit with 1 where rules, policies or comments hide findings now, or make them less severe, "
                       "that they reported in the revision of --since"});
    options.back().needs = {"--since"};
    options.push_back(choice("--fail-on", &values.fail_on,
                             "Exit with 1 for findings of this severity or a higher one: error, warning or advice",
                             names_of(kFailOn)));
    options.back().called = "SEVERITY";
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
