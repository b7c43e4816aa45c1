#include "planner/api/show.h"

#include <ostream>

#include "planner/api/faults.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct ShowOptions {
    SpecInput input;
    std::string format = "text";
};

int show(const ShowOptions& options, Console& console) {
    const SpecInput& input = options.input;
    const api::SpecPtr spec = read_input(input, console);
    if (!spec) return kUsage;
    const api::Result<std::string> text =
        options.format == "text" ? api::show(*spec, input.stage) : api::roster(*spec, input.stage, options.format);
    if (!text) return refuse(console, text.error(), *spec, input.path, "nothing was shown");
    console.out << *text;
    return with_faults(kClean, console, api::faults_of(*spec), *spec, input.path);
}

void describe(ShowOptions& values, Options& options) {
    add_path(values.input, options);
    add_stage(values.input, options, "Only this stage");
    add_today(values.input.today, options);
    options.push_back(choice("--format", &values.format,
                             "text, or the roster of one stage: csv, which `import csv` reads, markdown, json",
                             {"text", "csv", "markdown", "json"}));
}

}  // namespace

Invocation show_command() {
    return invocation(describe, show);
}

}  // namespace orgplan::cli
