#include <ostream>

#include "planner/api/rules.h"
#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"

namespace orgplan::cli {
namespace {

struct ExplainOptions {
    std::string topic;
    std::string role;
};

int explain(const ExplainOptions& options, Console& console) {
    const api::Result<std::string> text = api::explain(options.topic, options.role);
    if (!text) return refuse(console, text.error());
    console.out << *text;
    return kClean;
}

void describe(ExplainOptions& values, Options& options) {
    options.push_back({.names = "topic",
                       .target = &values.topic,
                       .help = "A rule's id, or a role's id, title or alias",
                       .required = true});
    options.push_back({.names = "--role",
                       .target = &values.role,
                       .help = "Of a rule for many roles, only what it says of this role",
                       .called = "ROLE"});
}

}  // namespace

Invocation explain_command() {
    return invocation(describe, explain);
}

}  // namespace orgplan::cli
