#include "planner/api/rules.h"

#include <fmt/format.h>

#include <array>
#include <ostream>
#include <utility>

#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/manual/rules_markdown.h"

namespace orgplan::cli {
namespace {

using Given = std::optional<std::string>;

struct RulesOptions {
    Given pack;
    Given role;
    Given severity;
    std::string format = "text";
};

std::optional<text::Severity> severity_of(const Given& name) {
    for (const text::Severity severity : {text::Severity::error, text::Severity::warning, text::Severity::advice}) {
        if (name == name_of(severity)) return severity;
    }
    return std::nullopt;
}

int write_manual(const RulesOptions& options, Console& console) {
    for (const auto& [name, given] : {std::pair<const char*, const Given&>{"--pack", options.pack},
                                      {"--role", options.role},
                                      {"--severity", options.severity}}) {
        if (!given) continue;
        return refuse(console, fmt::format("`--format markdown` lists all rules, so `{}` cannot be given", name));
    }
    console.out << manual::rules_markdown();
    return kClean;
}

int list(const RulesOptions& options, Console& console) {
    if (options.format == "markdown") return write_manual(options, console);
    const api::Result<std::vector<manual::ListedRule>> rules =
        api::list_rules({options.pack.value_or(""), options.role.value_or(""), severity_of(options.severity)});
    if (!rules) return refuse(console, rules.error());
    if (options.format == "json") {
        console.out << manual::rules_json(*rules);
    } else if (rules->empty()) {
        console.out << "no rule has this pack, role and severity\n";
    } else {
        console.out << manual::rules_text(*rules);
    }
    return kClean;
}

void describe(RulesOptions& values, Options& options) {
    options.push_back(
        {.names = "--pack",
         .target = &values.pack,
         .help = "Only this pack: structure, glossary, benchmark, relation, profile, or text for faults of the text. "
                 "`default` lists what is checked unless a spec chooses otherwise",
         .called = "PACK"});
    options.push_back({.names = "--role",
                       .target = &values.role,
                       .help = "Only the rules for this role, by id, title or alias",
                       .called = "ROLE"});
    options.push_back({.names = "--severity",
                       .target = &values.severity,
                       .help = "Only rules of this severity: error, warning or advice",
                       .choices = {"error", "warning", "advice"}});
    options.push_back(choice("--format", &values.format,
                             "text, json, or markdown for the whole manual of rules, without other options",
                             {"text", "json", "markdown"}));
}

}  // namespace

Invocation rules_command() {
    return invocation(describe, list);
}

}  // namespace orgplan::cli
