#include "planner/plan/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/report/text_report.h"

namespace orgplan {
namespace {

struct PlanOptions {
    SpecInput input;
    std::string format = "text";
};

int show_plan(const PlanOptions& options, Console& console) {
    const std::unique_ptr<Spec> spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const Organisation& org = spec->organisation;
    if (spec->findings.any(Severity::error) || !spec->built) {
        console.err << text_report(spec->findings, spec->sources, org, {false, console.width});
        console.err << fmt::format("{}: {}; nothing is planned\n", options.input.path, count_text(spec->findings));
        return kFindings;
    }
    const PlanResult result = plan_of(org);
    if (!result.plan) {
        console.err << fmt::format("{}: {}; nothing is planned\n", options.input.path, result.unplanned);
        return kFindings;
    }
    if (options.format == "json") {
        console.out << plan_json(*result.plan, org);
    } else if (options.format == "csv") {
        console.out << plan_csv(*result.plan, org);
    } else if (options.format == "markdown") {
        console.out << plan_markdown(*result.plan, org);
    } else {
        console.out << plan_text(*result.plan, org, static_cast<std::size_t>(console.width));
    }
    return kClean;
}

}  // namespace

void add_plan(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("plan", "Tell what a plan costs, month by month");
    command->require_subcommand(1);
    CLI::App* show = command->add_subcommand(
        "show",
        "Heads and run rate by month against budgets, cost by unit and quarter, from the first stage to the last");
    const auto options = std::make_shared<PlanOptions>();
    options->input.add_path(*show);
    options->input.add_today(*show);
    show->add_option("--format", options->format, "text, markdown, csv or json")
        ->check(CLI::IsMember({"text", "markdown", "csv", "json"}))
        ->capture_default_str();
    show->callback([options, &console, &exit_code] { exit_code = show_plan(*options, console); });
}

}  // namespace orgplan
