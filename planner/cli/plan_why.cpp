#include <array>
#include <ostream>

#include "planner/api/why.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/propose/answer.h"

namespace orgplan::cli {
namespace {

constexpr int kEffort = 20'000;

struct WhyOptions {
    SpecInput input;
    std::string id;
    std::string format = "text";
};

struct Format {
    std::string_view name;
    std::string (*write)(const propose::Answer&, std::size_t width);
};

constexpr std::array kFormats{
    Format{"text", [](const propose::Answer& all, std::size_t width) { return propose::reasons_text(all, width); }},
    Format{"json", [](const propose::Answer& all, std::size_t) { return propose::reasons_json(all); }}};

int explain_plan(const WhyOptions& options, Console& console) {
    const std::optional<language::ReadOptions> reading = reading_of(options.input, console);
    if (!reading) return kUsage;
    if (options.input.path == "-") {
        return refuse(console, "a plan is a scenario on a file, and standard input is none; name a file");
    }
    api::WhyRequest request{options.input.path, options.id, *reading, {}};
    request.limits.nodes = kEffort;
    api::Result<api::WhyAnswer> made = api::why(request);
    if (!made) {
        if (made.error().why != api::Refusal::Why::faulty) return refuse(console, made.error());
        const api::SpecPtr spec = read_at(options.input.path, *reading, console);
        return spec ? refuse(console, made.error(), *spec, options.input.path, "nothing was explained") : kUsage;
    }
    propose::Proposal& proposal = made->plan.proposal;
    proposal.roster = made->plan.roster;
    const propose::Answer answer{.proposal = proposal,
                                 .org = made->spec->organisation,
                                 .sources = made->spec->sources,
                                 .reasons = made->reasons,
                                 .what_if = {},
                                 .limited_by = {},
                                 .repair = {}};
    console.out << row_of(kFormats, options.format)->write(answer, static_cast<std::size_t>(console.width));
    return kClean;
}

void describe(WhyOptions& values, Options& options) {
    options.push_back(
        {.names = "plan", .target = &values.input.path, .help = "The plan, a scenario", .required = true});
    options.push_back({.names = "id", .target = &values.id, .help = "A seat or a unit of the plan", .required = true});
    add_today(values.input.today, options);
    options.push_back(choice("--format", &values.format, "text or json", names_of(kFormats)));
}

}  // namespace

Invocation plan_why_command() {
    return invocation(describe, explain_plan,
                      "Of each step: what needs it, why it is not a month earlier, and why not a month later.\n"
                      "Exit code: 0 it was explained, 2 wrong usage or no such step, 3 orgplan failed.");
}

}  // namespace orgplan::cli
