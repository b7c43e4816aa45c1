#include "planner/api/stats.h"

#include <array>
#include <ostream>

#include "planner/api/faults.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/stats/report.h"

namespace orgplan::cli {
namespace {

struct StatsOptions {
    SpecInput input;
    std::string format = "text";
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
    const api::SpecPtr spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const api::Result<stats::Stats> figures = api::stats(*spec, {options.input.stage});
    if (!figures) return refuse(console, figures.error(), *spec, options.input.path, "nothing was measured");
    const auto width = static_cast<std::size_t>(console.width);
    console.out << row_of(kFormats, options.format)->write(*figures, spec->organisation, width);
    return with_faults(kClean, console, api::faults_of(*spec), *spec, options.input.path);
}

void describe(StatsOptions& values, Options& options) {
    add_path(values.input, options);
    add_stage(values.input, options, "Only this stage");
    add_today(values.input.today, options);
    options.push_back(choice("--format", &values.format, "text, markdown or json", names_of(kFormats)));
}

}  // namespace

Invocation stats_command() {
    return invocation(describe, stats, "Beside some figures is their typical range, and below the table its sources.");
}

}  // namespace orgplan::cli
