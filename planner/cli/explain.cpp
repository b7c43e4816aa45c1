#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

#include "planner/api/rules.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"

namespace orgplan::cli {
namespace {

struct ExplainOptions {
    std::vector<std::string> words;
    std::string role;
    SpecInput input;
};

int explain(const ExplainOptions& options, Console& console) {
    const std::string topic = fmt::format("{}", fmt::join(options.words, " "));
    const auto say = [&](const manual::OwnRules* own) -> int {
        const api::Result<std::string> text = api::explain(topic, options.role, own);
        if (!text) return refuse(console, text.error());
        console.out << *text;
        return kClean;
    };
    if (options.input.path.empty()) return say(nullptr);
    const api::SpecPtr spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const api::Result<api::SpecsRules> rules = api::rules_of(*spec);
    if (!rules) return refuse(console, rules.error(), *spec, options.input.path, "nothing was explained");
    return say(rules->own.get());
}

void describe(ExplainOptions& values, Options& options) {
    options.push_back({.names = "topic",
                       .target = &values.words,
                       .help = "A rule's id, a role's id, title or alias, or any job title",
                       .required = true});
    options.push_back({.names = "--role",
                       .target = &values.role,
                       .help = "For a rule about many roles, show only this role",
                       .called = "ROLE"});
    options.push_back({.names = "--spec",
                       .target = &values.input.path,
                       .help = "Also explain the rules that this spec, or a policy it names, defines",
                       .called = "SPEC"});
}

}  // namespace

Invocation explain_command() {
    return invocation(describe, explain);
}

}  // namespace orgplan::cli
