#include "planner/report/rules_asked.h"

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
std::string subjects_text(const Undecided& rule) {
    if (rule.kind == "company") return "the company";
    return counted(rule.subjects, rule.kind, rule.kind == "duty" ? "duties" : "");
}

}  // namespace

std::string asked_text(const RulesAsked& rules) {
    std::string text = fmt::format("{} asked", counted(rules.asked, "rule"));
    if (rules.undecided.empty()) return text + "\n";
    std::map<std::string, std::size_t> wanted;
    for (const Undecided& rule : rules.undecided) {
        for (const std::string& fact : rule.facts) ++wanted[fact];
    }
    std::vector<std::pair<std::string, std::size_t>> facts(wanted.begin(), wanted.end());
    std::stable_sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    const bool more = facts.size() > kMostFacts;
    if (more) facts.resize(kMostFacts);
    std::vector<std::string> names;
    for (const auto& [fact, count] : facts) names.push_back(fact);
    return text + fmt::format("; {} left open, {}for want of {} (--explain-skipped)\n", rules.undecided.size(),
                              more ? "most " : "", facts_text(names));
}

std::string undecided_text(const RulesAsked& rules) {
    if (rules.undecided.empty()) return {};
    std::string text = "left open, since the spec does not give what would decide it:\n";
    for (const Undecided& rule : rules.undecided) {
        text += fmt::format("  {}{}{}\n      for {}: {}\n", rule.rule, rule.summary.empty() ? "" : ": ", rule.summary,
                            subjects_text(rule), facts_text(rule.facts));
    }
    return text + "\n";
}

}  // namespace orgplan::report
