#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/role_option.h"
#include "planner/glossary/titles.h"
#include "planner/manual/explain_role.h"
#include "planner/manual/explain_rule.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

struct ExplainOptions {
    std::string topic;
    std::string role;
};

int explain_rule(const manual::RuleEntry& entry, const std::string& role, Console& console) {
    std::string id;
    if (!role.empty()) {
        const std::optional<std::string> found = role_of_option(role, console);
        if (!found) return kUsage;
        id = *found;
    }
    const std::string text = explain_rule(entry, id);
    if (text.empty()) {
        console.err << fmt::format("orgplan: `{}` says nothing of `{}`\n", entry.entry->id, id);
        return kUsage;
    }
    console.out << text;
    return kClean;
}

int explain(const ExplainOptions& options, Console& console) {
    const std::string& topic = options.topic;
    if (const manual::RuleEntry* entry = manual::find_rule_entry(topic))
        return explain_rule(*entry, options.role, console);
    if (const std::string role = manual::explain_title(topic); !role.empty()) {
        console.out << role;
        return kClean;
    }
    const glossary::Titles titles(glossary::glossary());
    std::vector<std::string_view> candidates = titles.all();
    for (const manual::RuleEntry& each : manual::rule_entries()) candidates.push_back(each.entry->id);
    const std::string meant = text::did_you_mean(topic, candidates);
    console.err << fmt::format("orgplan: neither a rule nor a role is called `{}`{}{}\n", topic,
                               meant.empty() ? "" : "; ", meant);
    return kUsage;
}

}  // namespace

void add_explain(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("explain", "Say what a rule or a role means, and where that comes from");
    const auto options = std::make_shared<ExplainOptions>();
    command->add_option("topic", options->topic, "A rule's id, or a role's id, title or alias")->required();
    command->add_option("--role", options->role, "Of a rule for many roles, what it says of this one");
    command->callback([options, &console, &exit_code] { exit_code = explain(*options, console); });
}

}  // namespace orgplan::cli
