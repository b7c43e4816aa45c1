#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "planner/cli/commands.h"
#include "planner/glossary/explain.h"
#include "planner/glossary/glossary.h"
#include "planner/glossary/titles.h"
#include "planner/report/catalogue.h"
#include "planner/spec/nearest.h"

namespace orgplan {
namespace {

std::string explain_rule(const CatalogueEntry& entry) {
    std::string text = fmt::format("{}: {}\n\n", entry.id, entry.summary);
    text += fmt::format("severity  {}\npack      {}\n", name_of(entry.severity), entry.pack);
    if (!entry.evidence.empty()) text += fmt::format("evidence  {}\n", entry.evidence);
    if (!entry.why.empty()) text += fmt::format("\nWhy: {}\n", entry.why);
    if (!entry.help.empty()) text += fmt::format("\nWhat to do: {}\n", entry.help);
    if (entry.pack != "text") {
        text += fmt::format(
            "\nTo switch it off, with a reason:\n"
            "  rules: {{ignore: [{{rule: {}, at: SEAT-OR-UNIT, why: ...}}]}}\n"
            "or everywhere:\n  rules: {{severity: {{{}: hide}}}}\n",
            entry.id, entry.id);
    }
    return text;
}

int explain(const std::string& topic, Console& console) {
    if (const CatalogueEntry* entry = find_in_catalogue(topic)) {
        console.out << explain_rule(*entry);
        return kClean;
    }
    if (const std::string role = explain_title(topic); !role.empty()) {
        console.out << role;
        return kClean;
    }
    const Titles titles(glossary());
    std::vector<std::string_view> candidates = titles.all();
    for (const CatalogueEntry& entry : catalogue()) candidates.push_back(entry.id);
    const std::string meant = did_you_mean(topic, candidates);
    console.err << fmt::format("orgplan: neither a rule nor a role is called `{}`{}{}\n", topic,
                               meant.empty() ? "" : "; ", meant);
    return kUsage;
}

}  // namespace

void add_explain(CLI::App& program, Console& console, int& exit_code) {
    CLI::App* command = program.add_subcommand("explain", "Say what a rule or a role means, and where that comes from");
    const auto topic = std::make_shared<std::string>();
    command->add_option("topic", *topic, "A rule's id, or a role's id, title or alias")->required();
    command->callback([topic, &console, &exit_code] { exit_code = explain(*topic, console); });
}

}  // namespace orgplan
