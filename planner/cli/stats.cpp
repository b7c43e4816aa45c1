#include "planner/api/stats.h"

#include <array>
#include <ostream>

#include "planner/api/faults.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/stats/report.h"

namespace orgplan::cli {
namespace {

struct StatsOptions {
    SpecInput input;
    std::string format = "text";
    std::vector<std::string> redact;
};

struct Format {
    std::string_view name;
    std::string (*write)(const stats::Stats&, const Organisation&, std::size_t width);
};

constexpr std::array kFormats{Format{"text", stats::stats_text},
                              Format{"markdown", [](const stats::Stats& stats, const Organisation& org,
                                                    std::size_t) { return stats::stats_markdown(stats, org); }},
                              Format{"json", [](const stats::Stats& stats, const Organisation& org, std::size_t) {
                                         return stats::stats_json(stats, org);
                                     }}};

int stats(const StatsOptions& options, Console& console) {
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    const api::SpecPtr spec = read_input(options.input, console);
    if (!spec) return kUsage;
    text::Findings faults = api::faults_of(*spec);
    redaction->learn(*spec);
    redaction->apply_to_model(*spec);
    api::Result<stats::Stats> figures = api::stats(*spec, {redaction->typed_id(options.input.stage)});
    redaction->apply_to_texts(*spec);
    redaction->apply(faults);
    const std::string path = redaction->path(options.input.path);
    if (!figures) {
        redaction->apply(figures.error().findings);
        return refuse(console, figures.error(), *spec, path, "nothing was measured");
    }
    const auto width = static_cast<std::size_t>(console.width);
    const std::string text = row_of(kFormats, options.format)->write(*figures, spec->organisation, width);
    console.out << with_left_out(*redaction, options.format, text, console);
    return with_faults(kClean, console, faults, *spec, path);
}

void describe(StatsOptions& values, Options& options) {
    add_path(values.input, options);
    add_stage(values.input, options, "Only this stage");
    options.push_back(redact_option(values.redact));
    add_today(values.input.today, options);
    options.push_back(choice("--format", &values.format, "text, markdown or json", names_of(kFormats)));
}

}  // namespace

Invocation stats_command() {
    return invocation(describe, stats, "Beside some figures is their typical range, and below the table its sources.");
}

}  // namespace orgplan::cli
