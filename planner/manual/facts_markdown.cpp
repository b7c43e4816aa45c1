#include "planner/manual/facts_markdown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "planner/manual/manual_text.h"
#include "planner/report/markdown.h"
#include "planner/rules/rule_words.h"

namespace orgplan::manual {
namespace {

// What each of them belongs to in a spec.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kOf{{
    {"scope", "a seat: what it looks after; also products and projects, by id"},
    {"skills", "a seat or the person in it"},
    {"background", "a seat"},
    {"time", "a seat: the kinds of work that fill its week"},
    {"duties", "the company, a unit, a product or a project: what somebody is responsible for"},
    {"purpose", "a unit"},
    {"kind", "a unit"},
    {"tags", "a role, a seat or a unit"},
    {"sector", "the company"},
    {"builds", "the company"},
    {"customers", "the company"},
    {"channels", "the company"},
    {"data_sensitivity", "the company"},
    {"platforms", "a product"},
    {"complexity", "a product"},
    {"location", "a seat or a unit"},
    {"level", "a seat"},
}};

std::string of(std::string_view fact) {
    const auto found = std::find_if(kOf.begin(), kOf.end(), [&](const auto& each) { return each.first == fact; });
    return found == kOf.end() ? std::string() : fmt::format(" of {}", found->second);
}

}  // namespace

std::string facts_markdown() {
    std::string text =
        "## Facts that rules need\n\n"
        "A rule is checked where the spec gives the facts it needs, and skipped elsewhere. These are the words that "
        "rules know\nfor each fact. A spec may use any other word too; no built-in rule looks for it.\n\n";
    for (const rules::NeededFact& fact : rules::rule_words(rules::builtin_rules())) {
        if (fact.words.empty()) continue;
        text += fmt::format("### `{}`{}\n\n| word | rules |\n| --- | --- |\n", fact.fact, of(fact.fact));
        for (const rules::NeededWord& word : fact.words) {
            std::vector<std::string> rules;
            for (const std::string& rule : word.rules) rules.push_back(fmt::format("[{0}](#{0})", rule));
            text += fmt::format("| {} | {} |\n", report::markdown_cell(fmt::format("`{}`", word.word)),
                                fmt::join(rules, ", "));
        }
        text += '\n';
    }
    return text;
}

}  // namespace orgplan::manual
