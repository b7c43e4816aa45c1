#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/compare/comparison.h"

namespace orgplan::cli {
namespace {

// Beyond this nobody compares; each holds a whole spec.
constexpr std::size_t kMostSpecs = 8;

struct CompareOptions {
    SpecInput input;  // what is the same for all
    std::vector<std::string> specs;
    std::string format = "text";
};

bool has_stage(const Organisation& org, const std::string& id) {
    return std::any_of(org.stages.begin(), org.stages.end(), [&](const Stage& stage) { return stage.id == id; });
}

int compare_specs(const CompareOptions& options, Console& console) {
    const auto refuse = [&](const std::string& why) {
        console.err << fmt::format("orgplan: {}\n", why);
        return kUsage;
    };
    if (options.specs.size() < 2 || options.specs.size() > kMostSpecs) {
        return refuse(fmt::format("2 to {} specs are compared, and {} {} given", kMostSpecs, options.specs.size(),
                                  options.specs.size() == 1 ? "is" : "are"));
    }
    if (std::count(options.specs.begin(), options.specs.end(), "-") > 1) {
        return refuse("only one of the specs can be standard input");
    }
    std::vector<std::unique_ptr<language::Spec>> specs;
    std::vector<compare::ComparedSpec> compared;
    for (const std::string& path : options.specs) {
        SpecInput input = options.input;
        input.path = path;
        std::unique_ptr<language::Spec> spec = read_input(input, console);
        if (!spec) return refuse(fmt::format("nothing is compared without `{}`", path));
        if (const Exit exit = judge_to_compare(*spec, path, console); exit != kClean) return exit;
        compared.push_back({path, *specs.emplace_back(std::move(spec))});
    }
    const std::string stage = options.input.stage == "all" ? "" : options.input.stage;
    if (!stage.empty() &&
        std::none_of(specs.begin(), specs.end(), [&](auto& spec) { return has_stage(spec->organisation, stage); })) {
        stages_of(options.input, *specs.front(), console);
        return kUsage;
    }
    const compare::Comparison comparison = compare::side_by_side(compared, stage);
    log_step(console, "compared");
    if (options.format == "json") {
        console.out << compare::comparison_json(comparison);
    } else if (options.format == "markdown") {
        console.out << compare::comparison_markdown(comparison);
    } else {
        console.out << compare::comparison_text(comparison, static_cast<std::size_t>(console.width));
    }
    return kClean;
}

}  // namespace

void add_compare(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand(
        "compare", "Set scenarios or specs side by side: heads, cost, spans and findings, stage by stage");
    const auto options = std::make_shared<CompareOptions>();
    command
        ->add_option("specs", options->specs,
                     "The spec that the others are held against, and the others: files or folders")
        ->required();
    options->input.add_stage(*command, "Only this stage");
    options->input.add_today(*command);
    command->add_option("--format", options->format, "text, markdown or json")
        ->check(CLI::IsMember({"text", "markdown", "json"}))
        ->capture_default_str();
    command->footer(
        "Exit code: 0 compared, 1 a spec that cannot be built, 2 wrong usage or an input that cannot be read.");
    command->callback([options, &console, &exit_code] { exit_code = compare_specs(*options, console); });
}

}  // namespace orgplan::cli
