#include "planner/api/rules.h"

#include <fmt/format.h>

#include <array>
#include <ostream>
#include <utility>

#include "planner/cli/commands.h"
#include "planner/cli/refuse.h"
#include "planner/cli/spec_input.h"
#include "planner/manual/rules_markdown.h"

namespace orgplan::cli {
namespace {

using Given = std::optional<std::string>;

struct RulesOptions {
    SpecInput input;
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
    if (!options.input.path.empty()) {
        return refuse(console, "`--format markdown` is the manual of the built-in rules, so no spec can be given");
    }
    console.out << manual::rules_markdown();
    return kClean;
}

int write_list(const RulesOptions& options, const manual::OwnRules* own, Console& console) {
    const api::Result<std::vector<manual::ListedRule>> rules =
        api::list_rules({options.pack.value_or(""), options.role.value_or(""), severity_of(options.severity)}, own);
    if (!rules) return refuse(console, rules.error());
    if (options.format == "json") {
        console.out << manual::rules_json(*rules);
    } else if (rules->empty()) {
        const bool elsewhere = own == nullptr && options.pack == "own";
        console.out << "no rule has this pack, role and severity"
                    << (elsewhere ? "; `orgplan rules SPEC` lists those of a spec\n" : "\n");
    } else {
        console.out << manual::rules_text(*rules);
    }
    return kClean;
}

int list(const RulesOptions& options, Console& console) {
    if (options.format == "markdown") return write_manual(options, console);
    if (options.input.path.empty()) return write_list(options, nullptr, console);
    const api::SpecPtr spec = read_input(options.input, console);
    if (!spec) return kUsage;
    const api::Result<api::SpecsRules> own = api::rules_of(*spec);
    if (!own) return refuse(console, own.error(), *spec, options.input.path, "no rules were listed");
    const int code = write_list(options, own->own.get(), console);
    text::Findings faults;
    for (const text::Finding& each : own->findings.all()) {
        if (each.severity == text::Severity::error) faults.all().push_back(each);
    }
    return code == kClean ? with_faults(code, console, faults, *spec, options.input.path) : code;
}

void describe(RulesOptions& values, Options& options) {
    options.push_back({.names = "spec",
                       .target = &values.input.path,
                       .help = "Also list the rules that this spec, or a policy it names, defines"});
    options.push_back({.names = "--pack",
                       .target = &values.pack,
                       .help = "Only this pack: structure, glossary, benchmark, relation, profile, own, plan for those "
                               "of a plan, or text "
                               "for faults of the text. "
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
