#include <fmt/format.h>

#include <array>
#include <ostream>

#include "planner/api/faults.h"
#include "planner/api/risk.h"
#include "planner/cli/commands.h"
#include "planner/cli/redact_option.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

constexpr int kMostDraws = 1'000'000;

struct RiskOptions {
    SpecInput input;
    std::string format = "text";
    int seed = 1;
    int draws = 0;  // 0: as many as there are by default
    std::vector<std::string> redact;
};

struct Format {
    std::string_view name;
    std::string (*write)(const risk::Risk&, const Organisation&, std::size_t);
};

constexpr std::array kFormats{Format{"text", risk::risk_text},
                              Format{"markdown", [](const risk::Risk& risk, const Organisation& org,
                                                    std::size_t) { return risk::risk_markdown(risk, org); }},
                              Format{"json", [](const risk::Risk& risk, const Organisation& org, std::size_t) {
                                         return risk::risk_json(risk, org);
                                     }}};

int show_risk(const RiskOptions& options, Console& console) {
    if (options.draws > kMostDraws) {
        return refuse(console, fmt::format("--draws {} is too many; the most are {}", options.draws, kMostDraws));
    }
    std::optional<redact::Redaction> redaction = redaction_of(options.redact, console);
    if (!redaction) return kUsage;
    if (redaction->has(redact::Secret::employment)) {
        return refuse(console, "the risk of a plan is about its employees, and says how many they are",
                      "leave `employment` out of `--redact`");
    }
    const api::SpecPtr spec = read_input(options.input, console);
    if (!spec) return kUsage;
    risk::Request request;
    request.seed = static_cast<std::uint64_t>(options.seed);
    if (options.draws > 0) request.draws = static_cast<std::size_t>(options.draws);
    text::Findings faults = api::faults_of(*spec);
    api::Result<risk::Risk> made = api::risk(*spec, request);
    redact_spec(*redaction, *spec, faults);
    const std::string path = redaction->path(options.input.path);
    if (!made && made.error().why == api::Refusal::Why::empty) {
        console.err << fmt::format("{}: {}; nothing was drawn\n", path, made.error().message);
        return kFindings;
    }
    if (!made) {
        redaction->apply(made.error().findings);
        return refuse(console, made.error(), *spec, path, "nothing was drawn");
    }
    const auto width = static_cast<std::size_t>(console.width);
    const std::string text = row_of(kFormats, options.format)->write(*made, spec->organisation, width);
    console.out << with_left_out(*redaction, options.format, text, console);
    return with_faults(kClean, console, faults, *spec, path);
}

void describe(RiskOptions& values, Options& options) {
    add_path(values.input, options);
    options.push_back(redact_option(values.redact));
    add_today(values.input.today, options);
    options.push_back(choice("--format", &values.format, "text, markdown or json", names_of(kFormats)));
    options.push_back({.names = "--draws",
                       .target = &values.draws,
                       .help = fmt::format("How many times the plan is played through (default: {}, fewer of a very "
                                           "large organisation)",
                                           risk::kDraws),
                       .not_negative = true,
                       .called = "N"});
    options.push_back({.names = "--seed",
                       .target = &values.seed,
                       .help = "Another number gives other draws; the same one always gives the same (default: 1)",
                       .not_negative = true,
                       .called = "N"});
}

}  // namespace

Invocation plan_risk_command() {
    return invocation(describe, show_risk,
                      "`hiring: risk` in the spec says how long searches take, how many offers are accepted and how\n"
                      "many people leave; what it does not say is taken from surveys, and the report says so.\n"
                      "Exit code: 0 drawn, 1 the spec has faults, or there is nothing to reach, 2 wrong usage or an\n"
                      "input that cannot be read, 3 orgplan failed.");
}

}  // namespace orgplan::cli
