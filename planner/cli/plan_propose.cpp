#include <fmt/format.h>

#include <ostream>

#include "planner/api/propose.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/cli/targets.h"
#include "planner/report/text_report.h"

namespace orgplan::cli {
namespace {

struct ProposeOptions {
    SpecInput input;
    std::string output;
    bool force = false;
    int reach = 0;
    std::string by;
    int effort = 20000;
    int time_limit = 0;
};

int propose_plan(const ProposeOptions& options, Console& console) {
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    api::ProposeRequest request;
    request.path = options.input.path;
    request.output = options.output;
    request.reading = *reading;
    if (options.reach > 0) {
        const std::optional<Tick> by = parse_date(options.by);
        request.reach = api::Reach{options.reach, by.value_or(Tick())};
    }
    request.effort.limits.nodes = options.effort;
    if (options.time_limit > 0) request.effort.limits.time = std::chrono::duration<double>(options.time_limit);
    api::Result<api::Proposed> made = api::propose(request);
    if (!made) {
        if (made.error().why != api::Refusal::Why::faulty) return refuse(console, made.error());
        const api::SpecPtr spec = read_at(options.input.path, *reading, console);
        return spec ? refuse(console, made.error(), *spec, options.input.path, "no plan was proposed") : kUsage;
    }
    console.out << fmt::format("status {}\n", int(made->proposal.status));
    for (const auto& level : made->proposal.levels) {
        console.out << fmt::format("level {} value {} bound {} proved {} nodes {} seconds {:.1f}\n",
                                   int(level.objective), level.value, level.bound, level.proved, level.nodes,
                                   level.seconds);
    }
    for (const std::string& each : made->proposal.problem.defaults) console.out << "default " << each << '\n';
    console.out << made->scenario;
    if (made->planned) {
        console.out << report::text_report(made->added, made->planned->sources, made->planned->organisation, {});
    }
    return kClean;
}

void describe(ProposeOptions& values, Options& options) {
    add_path(values.input, options);
    add_today(values.input.today, options);
    options.push_back({.names = "-o,--output", .target = &values.output, .help = "The scenario to write", .called = "FILE"});
    options.push_back({.names = "--reach", .target = &values.reach, .help = "Heads to reach"});
    options.push_back({.names = "--by", .target = &values.by, .help = "By when", .called = "MONTH"});
    options.push_back({.names = "--effort", .target = &values.effort, .help = "Nodes"});
    options.push_back({.names = "--time-limit", .target = &values.time_limit, .help = "Seconds"});
}

}  // namespace

Invocation plan_propose_command() {
    return invocation(describe, propose_plan);
}

}  // namespace orgplan::cli
