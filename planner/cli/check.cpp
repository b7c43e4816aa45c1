#include "planner/api/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/report/json_report.h"
#include "planner/report/phrases.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy/policy.h"

namespace orgplan::cli {
namespace {

struct CheckOptions {
    SpecInput input;
    std::string format = "text";
    std::string fail_on = "error";
    bool explain_skipped = false;
    std::vector<std::string> packs;
    std::vector<std::string> policies;
};

struct Format {
    std::string_view name;
    std::string (*write)(const language::Spec&, const api::Checked&, const CheckOptions&, const Console&);
};

std::string text_of(const language::Spec& spec, const api::Checked& checked, const CheckOptions& options,
                    const Console& console) {
    const Organisation& org = spec.organisation;
    std::string text = report::text_report(checked.findings, spec.sources, org, {console.colour, console.width});
    if (options.explain_skipped) text += report::undecided_text(checked.rules);
    text += fmt::format("{}: {}", options.input.path, report::count_text(checked.findings));
    if (spec.sound) {
        const auto stages = std::ranges::count(org.stages, false, &Stage::asked);
        text += fmt::format("; {}, {}", report::counted(org.positions.size(), "seat"),
                            report::counted(static_cast<std::size_t>(stages), "stage"));
        if (const std::size_t waiting = org.hiring.waits.size(); waiting > 0) {
            text += fmt::format("; {} for the end of a freeze", report::counted_do(waiting, "start", "wait"));
        }
        if (spec.asked) text += fmt::format(", seen at {}", date_text(org[*spec.asked].at));
    }
    text += fmt::format("; judged as of {}\n", date_text(org.today));
    if (checked.rules.asked > 0) text += report::asked_text(checked.rules);
    return text;
}

std::string json_of(const language::Spec& spec, const api::Checked& checked, const CheckOptions&, const Console&) {
    return report::json_report(checked.findings, spec.sources, spec.organisation, checked.rules);
}

constexpr std::array kFormats{Format{"text", text_of}, Format{"json", json_of}};

struct Weight {
    std::string_view name;
    text::Severity severity;
};

constexpr std::array kWeights{Weight{"error", text::Severity::error}, Weight{"warning", text::Severity::warning},
                              Weight{"advice", text::Severity::advice}};

int check(const CheckOptions& options, Console& console) {
    if (const std::optional<api::Refusal> refusal = api::refuse_packs(options.packs)) return refuse(console, *refusal);
    const api::SpecPtr spec = read_input(options.input, console);
    if (!spec) return kUsage;
    api::CheckRequest request{options.packs, options.policies, options.input.stage};
    if (spec->asked) request.stage = spec->organisation[*spec->asked].id;
    const api::Result<api::Checked> checked = api::check(*spec, request);
    if (!checked) return refuse(console, checked.error());
    log_step(console, "judged");
    console.out << row_of(kFormats, options.format)->write(*spec, *checked, options, console);
    return checked->findings.any(row_of(kWeights, options.fail_on)->severity) ? kFindings : kClean;
}

void describe(CheckOptions& values, Options& options) {
    add_path(values.input, options);
    add_stage(values.input, options, "Report only what holds at this stage");
    add_today(values.input.today, options);
    options.push_back({.names = "--pack",
                       .target = &values.packs,
                       .help = "Ask the rules of these packs alone, whatever the spec chooses",
                       .delimiter = ','});
    options.push_back({"--policy", &values.policies, "A file whose `rules` hold too, before those of the spec"});
    options.push_back({"--explain-skipped", &values.explain_skipped,
                       "List the rules that were left open, and the facts that would decide them"});
    options.push_back(choice("--format", &values.format, "text or json", names_of(kFormats)));
    options.push_back(
        choice("--fail-on", &values.fail_on, "The least severity that makes the exit code 1", names_of(kWeights)));
}

}  // namespace

Invocation check_command() {
    return invocation(
        describe, check,
        fmt::format("Packs: {}.\n", fmt::join(rules::pack_words(), ", ")) +
            "Exit code: 0 clean, 1 findings, 2 wrong usage or an input that cannot be read, 3 our failure.");
}

}  // namespace orgplan::cli
