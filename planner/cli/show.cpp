#include "planner/api/show.h"

#include <ostream>

#include "planner/api/faults.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

int show(const SpecInput& input, Console& console) {
    const api::SpecPtr spec = read_input(input, console);
    if (!spec) return kUsage;
    const api::Result<std::string> text = api::show(*spec, input.stage);
    if (!text) return refuse(console, text.error(), *spec, input.path, "nothing was shown");
    console.out << *text;
    return with_faults(kClean, console, api::faults_of(*spec), *spec, input.path);
}

void describe(SpecInput& values, Options& options) {
    add_path(values, options);
    add_stage(values, options, "Only this stage");
    add_today(values.today, options);
}

}  // namespace

Invocation show_command() {
    return invocation(describe, show);
}

}  // namespace orgplan::cli
