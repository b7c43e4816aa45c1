#include "planner/rules/evaluate/report_skipped.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "planner/report/phrases.h"
#include "planner/rules/enum_words.h"
#include "planner/rules/evaluate/join_faults.h"
#include "planner/rules/read/rule_reader.h"

namespace orgplan::rules {
namespace {

using Facts = std::vector<std::string>;

std::string listed(const Facts& facts, std::string_view last) {
    Facts names;
    // What no key says is not quoted.
    for (const std::string& fact : facts) names.push_back(fact.starts_with("the ") ? fact : fmt::format("`{}`", fact));
    return report::listed(names, last);
}

// What it was skipped for, where it was checked for others.
std::string skipped_for(const Organisation& org, const RuleAnswers& answered) {
    const SubjectKind kind = answered.rule->subject;
    if (kind == SubjectKind::company) return "the company";
    const std::string several = kind == SubjectKind::duty ? "duties" : "";
    const auto name = [&](std::size_t i) { return name_of(org, answered.unknown[i]); };
    return fmt::format("{} of {} ({})", answered.unknown.size(),
                       report::counted(answered.about.size(), word_of(kind), several),
                       report::first_few(answered.unknown.size(), name, kMostNamed));
}

// What nobody gives of all that the rule is about.
std::string nowhere_given(SubjectKind kind, const Facts& facts) {
    if (kind == SubjectKind::company) return fmt::format("the spec does not give {}", listed(facts, "and"));
    if (facts.size() > 1) return fmt::format("it needs {}", listed(facts, "and"));
    return fmt::format("no {} gives {}", word_of(kind), listed(facts, "and"));
}

// Whether `given` takes a fact of what a rule is about, as it is missing.
bool can_demand(SubjectKind kind, std::string_view fact) {
    const std::span<const GivenFact> known = facts_of(kind);
    const auto is = [&](GivenFact each) {
        const std::string_view word = word_of(each);
        const bool one_duty = each == GivenFact::duties && fact.starts_with("duties.");
        return one_duty || fact == word || (kind == SubjectKind::company && fact == fmt::format("company.{}", word));
    };
    return std::ranges::any_of(known, is);
}

std::string help_of(const Organisation& org, const RuleAnswers& answered, const Facts& facts) {
    if (!answered.open_titles.empty() && std::ranges::find(facts, "role") != facts.end()) {
        const std::vector<std::uint32_t> titles(answered.open_titles.begin(), answered.open_titles.end());
        const auto title = [&](std::size_t i) { return fmt::format("`{}`", org.titles[titles[i]].text); };
        return fmt::format("the title {} leaves it open; add `role:` to settle it",
                           report::first_few(titles.size(), title, kMostNamed));
    }
    for (const std::string& fact : facts) {
        // What `for` needs cannot be demanded by `require`, which is not reached.
        const bool selects = answered.rule->for_units != 0 && (fact == "kind" || fact == "purpose" || fact == "agile");
        if (selects || !can_demand(answered.rule->subject, fact)) continue;
        const std::string_view key = std::string_view(fact).substr(fact.starts_with("company.") ? 8 : 0);
        return fmt::format("give it, or report where it is missing: add `given: {}` to `require`", key);
    }
    return {};
}

}  // namespace

void report_skipped(const Organisation& org, const RuleAnswers& answered, const UnreadFacts& unread,
                    text::Findings& findings) {
    const Rule& rule = *answered.rule;
    const Facts facts(answered.unknown_seen.missing.begin(), answered.unknown_seen.missing.end());
    // Given in a form that is not understood: that is reported, and to give it is no help.
    const bool is_unread = std::ranges::any_of(answered.unknown, [&](const Subject& each) {
        return std::ranges::any_of(facts, [&](const std::string& fact) { return unread.has(org, each, fact); });
    });
    std::string message;
    if (answered.decided) {
        message = fmt::format("your rule `{}` was skipped for {}: {} {} there", rule.id, skipped_for(org, answered),
                              listed(facts, "or"), is_unread ? "is not understood" : "is not given");
    } else {
        message = fmt::format("your rule `{}` was checked nowhere: {}{}", rule.id, nowhere_given(rule.subject, facts),
                              is_unread ? " in a form that is understood" : "");
    }
    text::Finding& finding =
        findings.add("rule-skipped", rule.place, std::move(message),
                     is_unread ? "correct what is reported where it is given" : help_of(org, answered, facts));
    finding.stages = answered.unknown_at;
}

}  // namespace orgplan::rules
