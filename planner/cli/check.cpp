#include "planner/api/check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "planner/cli/check_outputs.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/language/spec_files.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy/policy.h"

namespace orgplan::cli {
namespace {

struct CheckOptions {
    SpecInput input;
    std::vector<std::string> formats;
    std::string show = "advice";
    int max_warnings = -1;
    bool statistics = false;
    bool show_suppressed = false;
    std::string fail_on = "error";
    std::string days = "stages";
    bool explain_skipped = false;
    std::vector<std::string> packs;
    std::vector<std::string> policies;
};

// What was found, how many and in what, as the last lines of the report.
std::string summary_of(const language::Spec& spec, const api::Checked& checked, const CheckOptions& options) {
    const Organisation& org = spec.organisation;
    std::string text = fmt::format("{}: {}", options.input.path, report::count_text(checked.findings));
    if (const std::vector<std::string> others = language::left_out(options.input.path, language::local_files());
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

const std::vector<std::string> kDays{"stages", "all"};

struct FailOn {
    std::string_view name;
    text::Severity severity;
};

constexpr std::array kFailOn{FailOn{"error", text::Severity::error}, FailOn{"warning", text::Severity::warning},
                             FailOn{"advice", text::Severity::advice}};

int check(const CheckOptions& options, Console& console) {
    if (const std::optional<api::Refusal> refusal = api::refuse_packs(options.packs)) return refuse(console, *refusal);
    const std::optional<std::vector<Output>> outputs = outputs_of(options.formats, console);
    if (!outputs) return kUsage;
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    const api::SpecPtr spec = read_at(options.input.path, *reading, console);
    if (!spec) return kUsage;
    api::CheckRequest request{options.packs, options.policies, options.input.stage};
    if (options.days == "all") {
        request.on_days = [&](std::vector<Tick> days) {
            language::ReadOptions with_days = *reading;
            with_days.days = std::move(days);
            if (options.input.path == "-") with_days.stdin_text = spec->sources[0].text;
            return api::read(options.input.path, with_days);
        };
    }
    if (spec->day_stage) request.stage = spec->organisation[*spec->day_stage].id;
    request.parts = std::ranges::any_of(*outputs, [](const Output& each) { return each.format->name != "text"; });
    api::Result<api::Checked> checked = api::check(*spec, request);
    if (!checked) return refuse(console, checked.error());
    log_step(console, "writing the report");
    const text::Severity fail_on = row_of(kFailOn, options.fail_on)->severity;
    const auto warnings =
        std::ranges::count(checked->findings.all(), text::Severity::warning, &text::Finding::severity);
    const bool too_many = options.max_warnings >= 0 && warnings > options.max_warnings;
    const bool fails = checked->findings.any(fail_on) || too_many;
    std::string summary = summary_of(*spec, *checked, options);
    if (too_many) {
        summary += fmt::format("{} are more than --max-warnings {}\n",
                               report::counted(static_cast<std::size_t>(warnings), "warning"), options.max_warnings);
    }
    const text::Severity show = row_of(kFailOn, options.show)->severity;
    std::erase_if(checked->findings.all(), [&](const text::Finding& each) { return each.severity < show; });
    const report::CheckReport report =
        report::check_report(checked->findings, spec->sources, spec->organisation, checked->rules, std::move(summary));
    const report::FormatOptions format{fail_on, ORGPLAN_VERSION, links_to_files()};
    const Written written{
        *spec, *checked, report, format, console, options.explain_skipped, options.show_suppressed, options.statistics};
    const int code = write_outputs(*outputs, written, console);
    return code != kClean ? code : fails ? kFindings : kClean;
}

void describe(CheckOptions& values, Options& options) {
    add_path(values.input, options);
    add_stage(values.input, options, "Only the findings of this stage");
    add_today(values.input.today, options);
    options.push_back(choice("--days", &values.days,
                             "Check the rules at the stages, or with all also on each day between them on which "
                             "something changes; faults of the graph are found on every day anyway",
                             kDays));
    options.back().called = "WHICH";
    options.back().excludes = {"--stage", "--at"};
    options.push_back({.names = "--pack",
                       .target = &values.packs,
                       .help = "Check only the rules of these packs, whatever the spec chooses",
                       .delimiter = ','});
    options.push_back({.names = "--policy",
                       .target = &values.policies,
                       .help = "Also apply the `rules` of this file, before those of the spec",
                       .called = "FILE"});
    options.push_back(
        {"--explain-skipped", &values.explain_skipped, "List the rules that were skipped, and the facts they need"});
    options.push_back({.names = "--format",
                       .target = &values.formats,
                       .help = fmt::format("The format of the report, and the file it is written to if not standard "
                                           "output; may be given several times: {} [text; with github in its actions]",
                                           fmt::join(report_formats(), ", ")),
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
