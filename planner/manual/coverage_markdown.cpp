#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <vector>

#include "planner/glossary/glossary.h"
#include "planner/manual/manual_text.h"
#include "planner/manual/rule_facts.h"
#include "planner/manual/rules_markdown.h"
#include "planner/report/markdown.h"

namespace orgplan::manual {
namespace {

enum Fate : std::size_t { rule, row, merged, permission, left_out, kFates };
constexpr std::array<const char*, kFates> kFateNames{"a rule", "a row of a table", "merged", "a permission",
                                                     "left out"};

Fate fate_of(const rules::Statement& statement) {
    if (statement.left_out) return Fate::left_out;
    if (!statement.permits.empty()) return Fate::permission;
    if (!statement.merged.empty()) return Fate::merged;
    return statement.row.empty() ? Fate::rule : Fate::row;
}

// A code such as `G05.2` belongs to description 5 of source text 1; `S2.3` is the third of source text 2.
struct Code {
    int seed = 0;
    int description = 0;
    int number = 0;
    auto operator<=>(const Code&) const = default;
};

Code parts_of(const std::string& code) {
    Code parts;
    const std::size_t point = std::min(code.find('.'), code.size());
    const auto number = [&](std::size_t from, std::size_t to, int& into) {
        if (from < to) std::from_chars(code.data() + from, code.data() + to, into);
    };
    parts.seed = code.starts_with('S') ? 2 : 1;
    if (parts.seed == 1) number(1, point, parts.description);
    number(point + 1, code.size(), parts.number);
    return parts;
}

std::string where_it_went(const rules::Statement& statement) {
    const auto link = [](const std::string& id) { return fmt::format("[{0}](rules.md#{0})", id); };
    const auto rule_or_row = [&](const std::string& id) {
        return statement.row.empty() ? link(id) : fmt::format("{}, row `{}`", link(id), statement.row);
    };
    switch (fate_of(statement)) {
        case Fate::rule:
        case Fate::row: {
            const RuleEntry& entry = *find_rule_entry(statement.rule);
            text::Severity severity = entry.entry->severity;
            for (const rules::Rule* each : entry.rules) {
                if (!statement.row.empty() && is_about(*each, statement.row)) severity = each->severity;
            }
            return fmt::format("{} ({})", rule_or_row(statement.rule), name_of(severity));
        }
        case Fate::merged:
            return fmt::format("merged with {}", rule_or_row(statement.merged));
        case Fate::permission: {
            const std::string& heeds = statement.permits;
            if (find_rule_entry(heeds) != nullptr) return fmt::format("allowed by {}", link(heeds));
            if (rules::builtin_rules().parameter(heeds) != nullptr) {
                return fmt::format("allowed by the parameter [`{}`](rules.md#parameters)", heeds);
            }
            return fmt::format("allowed by `{}`", heeds);
        }
        default:
            return "left out";
    }
}

std::string description_heading(const Code& code) {
    if (code.seed == 2) return {};
    if (code.description == 0) return "### The introduction\n\n";
    for (const glossary::GlossaryRole& role : glossary::glossary().roles) {
        if (role.origin.seed != 1 || role.origin.description != code.description) continue;
        return fmt::format("### Description {}: [{}](roles.md#{})\n\n", code.description, role.title, role.id);
    }
    return fmt::format("### Description {}\n\n", code.description);
}

std::string totals(const std::map<Code, const rules::Statement*>& statements) {
    std::array<std::array<std::size_t, kFates>, 3> counts{};
    for (const auto& [code, statement] : statements) {
        ++counts[static_cast<std::size_t>(code.seed)][fate_of(*statement)];
    }
    std::string text = "| became | source text 1 | source text 2 | total |\n| --- | --- | --- | --- |\n";
    std::array<std::size_t, 3> sums{};
    for (std::size_t fate = 0; fate < kFates; ++fate) {
        const std::size_t first = counts[1][fate];
        const std::size_t second = counts[2][fate];
        sums[1] += first;
        sums[2] += second;
        text += fmt::format("| {} | {} | {} | {} |\n", kFateNames[fate], first, second, first + second);
    }
    return text + fmt::format("| **statements** | {} | {} | {} |\n\n", sums[1], sums[2], sums[1] + sums[2]);
}

std::string needs_cell(const RuleEntry& entry) {
    std::vector<std::string> facts;
    for (const std::string& fact : needs_of(entry.rules, *entry.set)) facts.push_back(fmt::format("`{}`", fact));
    return facts.empty() ? "nothing" : fmt::format("{}", fmt::join(facts, ", "));
}

std::string needs_chapter() {
    std::string text =
        "## What rules need and cannot see\n\n"
        "A rule is skipped where the spec lacks a fact that it needs, unless other facts decide it; "
        "`check --explain-skipped`\nlists which are missing. `role` is that of other seats than those the rule is "
        "about. "
        "`reports_to` is missing where\nreporting lines form a loop, `units` and `products` where there are none, and "
        "`products: units` where a product does\nnot name its own. A kind or purpose that is not written is taken from "
        "the "
        "people of the unit where they show it.\n\n"
        "| rule | needs | cannot see |\n| --- | --- | --- |\n";
    for (const RuleEntry& entry : rule_entries()) {
        if (entry.rules.empty()) continue;
        text +=
            fmt::format("| [{0}](rules.md#{0}) | {1} | {2} |\n", entry.entry->id,
                        report::markdown_cell(needs_cell(entry)), report::markdown_cell(entry.rules.front()->blind));
    }
    return text;
}

}  // namespace

std::string coverage_markdown() {
    std::map<Code, const rules::Statement*> statements;
    for (const rules::Statement& statement : rules::builtin_rules().statements)
        statements[parts_of(statement.code)] = &statement;

    std::string text =
        "# What became of the source texts\n\n"
        "The glossary is based on two source texts. This page lists every statement in them that can be checked, and "
        "what it\nbecame. [Rules](rules.md) that go further name their own sources.\n\n"
        "[The last chapter](#what-rules-need-and-cannot-see) says of each rule which facts it needs and what it cannot "
        "see.\n\n"
        "This page is made from `schemas/rules/`.\n\n" +
        totals(statements);
    Code before;
    for (const auto& [code, statement] : statements) {
        if (code.seed != before.seed || code.description != before.description) {
            if (before.seed > 0) text += '\n';
            if (code.seed != before.seed) text += fmt::format("## Source text {}\n\n", code.seed);
            text += description_heading(code) + "| code | statement | became | why |\n| --- | --- | --- | --- |\n";
        }
        before = code;
        text += fmt::format("| {} | {} | {} | {} |\n", statement->code, report::markdown_cell(statement->says),
                            where_it_went(*statement), report::markdown_cell(statement->why));
    }
    return text + '\n' + needs_chapter();
}

}  // namespace orgplan::manual
