#include "planner/report/rules_checked.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "planner/report/phrases.h"
#include "planner/report/text_report.h"

namespace orgplan::report {
namespace {

constexpr std::size_t kMostFacts = 3;
constexpr std::size_t kMostTitles = 4;

std::string facts_text(const std::vector<std::string>& facts) {
    std::vector<std::string> names;
    for (const std::string& fact : facts)
        names.push_back(fact.starts_with("the ") ? fact : fmt::format("`{}`", fact));  // what no key says
    return listed(names);
}

// "3 seats", "1 duty", "the company".
std::string subjects_text(const SkippedRule& rule) {
    if (rule.kind == "company") return "the company";
    return counted(rule.subjects, rule.kind, rule.kind == "duty" ? "duties" : "");
}

}  // namespace

std::string checked_text(const RulesChecked& rules) {
    std::string text = fmt::format("{} checked", counted(rules.checked, "rule"));
    if (!rules.undecided.empty()) {
        text += fmt::format("; {} skipped where a search was too long (list {} with --explain-skipped)",
                            rules.undecided.size(), rules.undecided.size() == 1 ? "it" : "them");
    }
    if (rules.skipped.empty()) return text + "\n";
    std::map<std::string, std::size_t> missing;
    for (const SkippedRule& rule : rules.skipped) {
        for (const std::string& fact : rule.facts) ++missing[fact];
    }
    std::vector<std::pair<std::string, std::size_t>> facts(missing.begin(), missing.end());
    std::stable_sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    const bool more = facts.size() > kMostFacts;
    if (more) facts.resize(kMostFacts);
    std::vector<std::string> names;
    for (const auto& [fact, count] : facts) names.push_back(fact);
    text += fmt::format("; {} skipped: {}{} {}{} (list {} with --explain-skipped)\n", rules.skipped.size(),
                        rules.skipped.size() == 1 ? "it needs" : "they need", more ? " facts such as" : "",
                        facts_text(names), rules.errors ? ", which errors above may hide" : "",
                        rules.skipped.size() == 1 ? "it" : "them");
    return text;
}

std::string suppressed_text(const RulesChecked& rules, const text::Sources& sources) {
    if (rules.suppressed.empty()) return {};
    std::vector<std::string> files;
    for (const SuppressedFinding& each : rules.suppressed) {
        std::string file = printable(sources[each.entry.file].path);
        if (std::ranges::find(files, file) == files.end()) files.push_back(std::move(file));
    }
    const std::size_t count = rules.suppressed.size();
    return fmt::format("{} {} suppressed by `ignore` in {}\n", counted(count, "finding"), count == 1 ? "is" : "are",
                       listed(files));
}

std::string skipped_text(const RulesChecked& rules) {
    if (rules.skipped.empty() && rules.undecided.empty()) return {};
    std::string text = rules.skipped.empty() ? "" : "skipped, because the spec does not say what they need:\n";
    for (const SkippedRule& rule : rules.skipped) {
        text += fmt::format("  {}{}{}\n      for {}: {}\n", rule.rule, rule.summary.empty() ? "" : ": ", rule.summary,
                            subjects_text(rule), facts_text(rule.facts));
        if (rule.titles.empty()) continue;
        const auto title = [&](std::size_t i) { return fmt::format("`{}`", rule.titles[i]); };
        text += fmt::format("      the title {} leaves it open; add `role:` to settle it\n",
                            first_few(rule.titles.size(), title, kMostTitles));
    }
    if (!rules.undecided.empty()) text += "skipped, because the search ended after its last step without an answer:\n";
    for (const UndecidedRule& rule : rules.undecided) {
        text += fmt::format("  {}: {}\n      for {}\n", rule.rule, rule.summary, counted(rule.subjects, rule.kind));
    }
    return text + "\n";
}

}  // namespace orgplan::report
