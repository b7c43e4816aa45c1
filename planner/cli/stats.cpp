#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/report/text_report.h"
#include "planner/rules/policy/policy.h"
#include "planner/rules/policy/policy_files.h"
#include "planner/stats/report.h"

namespace orgplan::cli {
namespace {

struct StatsOptions {
    SpecInput input;
    std::string format = "text";
};

int stats(const StatsOptions& options, Console& console) {
    const std::unique_ptr<language::Spec> spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const Organisation& org = spec->organisation;
    const auto refused = [&] {
        if (!spec->findings.any(text::Severity::error)) return false;
        console.err << report::text_report(spec->findings, spec->sources, org, {false, console.width});
        console.err << fmt::format("{}: {}; nothing is measured\n", options.input.path,
                                   report::count_text(spec->findings));
        return true;
    };
    if (refused()) return kFindings;
    const std::optional<StageSet> stages = stages_of(options.input, *spec, console);
    if (!stages) return kUsage;
    rules::RuleSet rules = rules::builtin_rules();
    const rules::RuleNodes nodes = rules::read_policies(*spec, {});
    const rules::Policy policy = rules::Policy::read(nodes.own, org, rules, spec->findings, nodes.shared);
    if (refused()) return kFindings;  // a policy that cannot be followed sets no parameters
    const stats::Stats figures = stats::measure(*spec->graph, *stages, rules, policy.parameters());
    if (options.format == "json") {
        console.out << stats::stats_json(figures, org);
    } else if (options.format == "markdown") {
        console.out << stats::stats_markdown(figures, org);
    } else {
        console.out << stats::stats_text(figures, org, static_cast<std::size_t>(console.width));
    }
    return kClean;
}

}  // namespace

void add_stats(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand(
        "stats", "Measure an organisation: heads, vacancies, spans, layers and ratios, by stage and unit");
    const auto options = std::make_shared<StatsOptions>();
    options->input.add_path(*command);
    options->input.add_stage(*command, "Only this stage");
    options->input.add_today(*command);
    command->add_option("--format", options->format, "text, markdown or json")
        ->check(CLI::IsMember({"text", "markdown", "json"}))
        ->capture_default_str();
    command->footer("Beside a figure stands where it commonly lies, and below who says so: habits rather than laws.");
    command->callback([options, &console, &exit_code] { exit_code = stats(*options, console); });
}

}  // namespace orgplan::cli
