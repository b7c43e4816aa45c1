#include "planner/plan/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <ostream>

#include "planner/cli/chart_files.h"
#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/plan/plan_picture.h"
#include "planner/report/text_report.h"

namespace orgplan {
namespace {

struct PlanOptions {
    SpecInput input;
    std::string format = "text";
    ChartFiles pictures;
};

// The plan as pictures, by `-o`.
int draw_plan(const PlanOptions& options, const Plan& plan, const Organisation& org, Console& console) {
    const std::optional<std::string> format = options.pictures.format_meant(console);
    const std::optional<Page> page = options.pictures.page_meant(console);
    if (!format || !page) return kUsage;
    TextMeasure measure;
    std::vector<Scene> scenes = plan_pictures(plan, org, *page, measure);
    std::vector<Picture> pictures;
    for (Scene& scene : scenes) {
        pictures.push_back({id_at<StageId>(0), static_cast<std::uint32_t>(pictures.size() + 1),
                            static_cast<std::uint32_t>(scenes.size()), std::move(scene)});
    }
    return options.pictures.write(std::move(pictures), *format, org, false, measure, console);
}

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
    if (!options.pictures.output.empty()) return draw_plan(options, *result.plan, org, console);
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
    show->add_option(
        "-o,--output", options->pictures.output,
        fmt::format("Draw the plan into this file, each page but of pdf into one of its own, OUTPUT-2; its "
                    "ending says how: {}",
                    chart_formats_listed()));
    options->pictures.add_page(*show);
    show->callback([options, &console, &exit_code] { exit_code = show_plan(*options, console); });
}

}  // namespace orgplan
