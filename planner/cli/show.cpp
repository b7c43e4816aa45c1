#include "planner/report/show.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/spec_input.h"
#include "planner/report/text_report.h"

namespace orgplan::cli {
namespace {

int show(const SpecInput& input, Console& console) {
    const std::unique_ptr<language::Spec> spec = read_input(input, console);
    if (!spec) return kUsage;
    if (spec->findings.any(text::Severity::error)) {
        console.err << report::text_report(spec->findings, spec->sources, spec->organisation, {false, console.width});
        console.err << input.path << ": " << report::count_text(spec->findings) << "; nothing is shown\n";
        return kFindings;
    }
    const std::optional<StageSet> stages = stages_of(input, *spec, console);
    if (!stages) return kUsage;
    console.out << report::show_text(spec->organisation, spec->sources, *stages);
    return kClean;
}

}  // namespace

void add_show(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command =
        program.add_subcommand("show", "Print the resolved organisation: ids, seats at each stage, lines and why");
    const auto input = std::make_shared<SpecInput>();
    input->add_path(*command);
    input->add_stage(*command, "Only this stage");
    input->add_today(*command);
    command->callback([input, &console, &exit_code] { exit_code = show(*input, console); });
}

}  // namespace orgplan::cli
