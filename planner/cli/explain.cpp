#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

#include "planner/api/rules.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"

namespace orgplan::cli {
namespace {

struct ExplainOptions {
    std::vector<std::string> words;
    std::string role;
};

int explain(const ExplainOptions& options, Console& console) {
    const api::Result<std::string> text = api::explain(fmt::format("{}", fmt::join(options.words, " ")), options.role);
    if (!text) return refuse(console, text.error());
    console.out << *text;
    return kClean;
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
}

}  // namespace

Invocation explain_command() {
    return invocation(describe, explain);
}

}  // namespace orgplan::cli
