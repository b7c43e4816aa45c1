#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/cli/role_option.h"
#include "planner/manual/rule_list.h"
#include "planner/manual/rules_markdown.h"
#include "planner/rules/policy/policy.h"
#include "planner/text/nearest.h"

namespace orgplan::cli {
namespace {

struct RulesOptions {
    std::string pack;
    std::string role;
    std::string severity;
    std::string format = "text";
};

std::optional<text::Severity> severity_of(const std::string& name) {
    for (const text::Severity severity : {text::Severity::error, text::Severity::warning, text::Severity::advice}) {
        if (name == name_of(severity)) return severity;
    }
    return std::nullopt;
}

int list(const RulesOptions& options, Console& console) {
    if (options.format == "markdown") {
        console.out << manual::rules_markdown();
        return kClean;
    }
    manual::RuleFilter filter{options.pack, {}, severity_of(options.severity)};
    std::vector<std::string_view> packs(rules::pack_words().begin(), rules::pack_words().end());
    packs.push_back("text");
    if (!options.pack.empty() && std::find(packs.begin(), packs.end(), options.pack) == packs.end()) {
        const std::string meant = text::did_you_mean(options.pack, packs);
        console.err << fmt::format("orgplan: no pack is called `{}`{}{}; the packs are `{}`\n", options.pack,
                                   meant.empty() ? "" : "; ", meant, fmt::join(packs, "`, `"));
        return kUsage;
    }
    if (!options.role.empty()) {
        const std::optional<std::string> role = role_of_option(options.role, console);
        if (!role) return kUsage;
        filter.role = *role;
    }
    const std::vector<manual::ListedRule> rules = manual::list_rules(filter);
    if (options.format == "json") {
        console.out << manual::rules_json(rules);
    } else if (rules.empty()) {
        console.out << "no rule is of this pack, role and severity\n";
    } else {
        console.out << manual::rules_text(rules);
    }
    return kClean;
}

}  // namespace

void add_rules(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("rules", "List the rules");
    const auto options = std::make_shared<RulesOptions>();
    CLI::Option* pack = command->add_option(
        "--pack", options->pack,
        "Only this pack: structure, glossary, benchmark, relation or profile; default: what is asked of a spec that "
        "chooses none; text: the faults of the text, which are always asked");
    CLI::Option* role =
        command->add_option("--role", options->role, "Only what is asked of this role: id, title or alias");
    CLI::Option* severity = command->add_option("--severity", options->severity, "error, warning or advice")
                                ->check(CLI::IsMember({"error", "warning", "advice"}));
    command
        ->add_option("--format", options->format,
                     "text, json, or markdown: the whole manual of rules, which takes no other option")
        ->check(CLI::IsMember({"text", "json", "markdown"}))
        ->capture_default_str();
    command->callback([=, &console, &exit_code] {
        for (const CLI::Option* filter : {pack, role, severity}) {
            if (options->format != "markdown" || filter->empty()) continue;
            console.err << fmt::format("orgplan: `--format markdown` lists all rules; `{}` chooses some\n",
                                       filter->get_name());
            exit_code = kUsage;
            return;
        }
        exit_code = list(*options, console);
    });
}

}  // namespace orgplan::cli
