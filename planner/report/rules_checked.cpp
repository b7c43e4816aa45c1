#include "planner/report/rules_checked.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "planner/report/phrases.h"

namespace orgplan::report {
namespace {

constexpr std::size_t kMostFacts = 3;

std::string facts_text(const std::vector<std::string>& facts) {
    std::vector<std::string> names;
    for (const std::string& fact : facts) names.push_back(fmt::format("`{}`", fact));
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
    return text + fmt::format("; {} skipped where facts are missing{} {} (list {} with --explain-skipped)\n",
                              rules.skipped.size(), more ? ", most often" : ":", facts_text(names),
                              rules.skipped.size() == 1 ? "it" : "them");
}

std::string skipped_text(const RulesChecked& rules) {
    if (rules.skipped.empty()) return {};
    std::string text = "skipped, because the spec does not say what they need:\n";
    for (const SkippedRule& rule : rules.skipped) {
        text += fmt::format("  {}{}{}\n      for {}: {}\n", rule.rule, rule.summary.empty() ? "" : ": ", rule.summary,
                            subjects_text(rule), facts_text(rule.facts));
    }
    return text + "\n";
}

}  // namespace orgplan::report
