#include "planner/api/show.h"

#include <ostream>

#include "planner/api/faults.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct ShowOptions {
    SpecInput input;
    std::string format = "text";
    std::vector<std::string> redact;
};

int show(const ShowOptions& options, Console& console) {
    const SpecInput& input = options.input;
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    const api::SpecPtr spec = read_input(input, console);
    if (!spec) return kUsage;
    text::Findings faults = api::faults_of(*spec);
    redact_spec(*redaction, *spec, faults);
    const std::string path = redaction->path(input.path), stage = redaction->typed_id(input.stage);
    const api::Result<std::string> text = options.format == "text"
                                              ? api::show(*spec, stage, !redaction->has(redact::Secret::reasons))
                                              : api::roster(*spec, stage, options.format);
    if (!text) return refuse(console, text.error(), *spec, path, "nothing was shown");
    console.out << with_left_out(*redaction, options.format, *text, console);
    return with_faults(kClean, console, faults, *spec, path);
}

void describe(ShowOptions& values, Options& options) {
    add_path(values.input, options);
    add_stage(values.input, options, "Only this stage");
    options.push_back(redact_option(values.redact));
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
