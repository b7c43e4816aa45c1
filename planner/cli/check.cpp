#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "planner/api/judge.h"
#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/report/json_report.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy/policy.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

struct CheckOptions {
    SpecInput input;
    std::string format = "text";
    std::string fail_on = "error";
    bool explain_skipped = false;
    api::JudgeOptions judge;
};

text::Severity severity_of(const std::string& name) {
    if (name == "advice") return text::Severity::advice;
    if (name == "warning") return text::Severity::warning;
    return text::Severity::error;
}

int check(const CheckOptions& options, Console& console) {
    for (const std::string& pack : options.judge.packs) {
        const std::span<const std::string_view> known = rules::pack_words();
        if (std::find(known.begin(), known.end(), pack) != known.end()) continue;
        const std::string meant = text::did_you_mean(pack, known);
        console.err << fmt::format("orgplan: no pack is called `{}`{}{}; the packs are `{}`\n", pack,
                                   meant.empty() ? "" : "; ", meant, fmt::join(known, "`, `"));
        return kUsage;
    }
    const std::unique_ptr<language::Spec> spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const api::Judgement judgement = api::judge(*spec, options.judge);
    if (!judgement.unreadable.empty()) {
        console.err << fmt::format("orgplan: {}\n", judgement.unreadable);
        return kUsage;
    }
    log_step(console, "judged");
    const Organisation& org = spec->organisation;
    if (!options.input.stage.empty() || spec->asked) {
        const std::optional<StageSet> stages = stages_of(options.input, *spec, console);
        if (!stages) return kUsage;
        // What holds at other stages alone is not asked for.
        std::vector<text::Finding>& all = spec->findings.all();
        std::erase_if(all, [&](const text::Finding& finding) {
            return !finding.stages.empty() && (finding.stages & *stages).empty();
        });
        for (text::Finding& finding : all) finding.stages = finding.stages & *stages;
    }
    if (options.format == "json") {
        console.out << report::json_report(spec->findings, spec->sources, org, judgement.rules);
    } else {
        console.out << report::text_report(spec->findings, spec->sources, org, {console.colour, console.width});
        if (options.explain_skipped) console.out << report::undecided_text(judgement.rules);
        console.out << fmt::format("{}: {}", options.input.path, report::count_text(spec->findings));
        if (spec->sound) {
            const auto stages = std::ranges::count(org.stages, false, &Stage::asked);
            console.out << fmt::format("; {} seat{}, {} stage{}", org.positions.size(),
                                       org.positions.size() == 1 ? "" : "s", stages, stages == 1 ? "" : "s");
            const std::size_t waiting = org.hiring.waits.size();
            if (waiting > 0) {
                console.out << fmt::format("; {} start{} for the end of a freeze", waiting,
                                           waiting == 1 ? " waits" : "s wait");
            }
            if (spec->asked) console.out << fmt::format(", seen at {}", date_text(org[*spec->asked].at));
        }
        console.out << fmt::format("; judged as of {}\n", date_text(org.today));
        if (judgement.rules.asked > 0) console.out << report::asked_text(judgement.rules);
    }
    return spec->findings.any(severity_of(options.fail_on)) ? kFindings : kClean;
}

}  // namespace

void add_check(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command =
        program.add_subcommand("check", "Check a spec: its text, its reporting lines, and the rules of the glossary");
    const auto options = std::make_shared<CheckOptions>();
    options->input.add_path(*command);
    options->input.add_stage(*command, "Report only what holds at this stage");
    options->input.add_today(*command);
    command->add_option("--pack", options->judge.packs, "Ask the rules of these packs alone, whatever the spec chooses")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--policy", options->judge.policies, "A file whose `rules` hold too, before those of the spec")
        ->allow_extra_args(false);
    command->add_flag("--explain-skipped", options->explain_skipped,
                      "List the rules that were left open, and the facts that would decide them");
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->add_option("--fail-on", options->fail_on, "The least severity that makes the exit code 1")
        ->check(CLI::IsMember({"error", "warning", "advice"}))
        ->capture_default_str();
    command->footer(fmt::format("Packs: {}.\n", fmt::join(rules::pack_words(), ", ")) +
                    "Exit code: 0 clean, 1 findings, 2 wrong usage or an input that cannot be read, 3 our failure.");
    command->callback([options, &console, &exit_code] { exit_code = check(*options, console); });
}

}  // namespace orgplan::cli
