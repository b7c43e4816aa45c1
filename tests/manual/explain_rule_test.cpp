#include "planner/manual/explain_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace orgplan {
using namespace manual;
using namespace rules;
using namespace text;
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string explained(std::string_view id, std::string_view role = {}) {
    const RuleEntry* entry = find_rule_entry(id);
    if (entry == nullptr) return "no such rule";
    return explain_rule(*entry, role);
}

TEST(ExplainRule, TellsAllOfARule) {
    EXPECT_THAT(
        explained("lead-designer-without-team"),
        AllOf(StartsWith("lead-designer-without-team: A lead designer leads no design team\n\n"
                         "severity  warning\n"
                         "pack      glossary, checked by default\n"
                         "role      Lead Designer (lead-designer)\n"
                         "evidence  source text 1, description 41: \"usually leads and grows a design team\";"),
              HasSubstr("\nWhy: A lead without a team"), HasSubstr("\nWhat to do: make the seat `manager`"),
              HasSubstr("  lead_designer.min_reports: 2  fewest designers below a lead designer\n"),
              HasSubstr("  rules: {set: {lead_designer.min_reports: 2}}\n"),
              HasSubstr("  rules: {severity: {lead-designer-without-team: advice}}\n"),
              HasSubstr("  rules: {ignore: [{rule: lead-designer-without-team, at: SEAT-OR-UNIT, why: REASON}]}\n")));
}

TEST(ExplainRule, ShowsBothExamplesAndWhatIsFoundInTheOneThatFails) {
    const std::string text = explained("lead-designer-without-team");
    EXPECT_THAT(text, AllOf(HasSubstr("        - {role: product-designer, count: 3}\n"),
                            HasSubstr("        - {role: product-designer}\n"),
                            HasSubstr("  example.yaml:7:14: warning: `lead` leads 1 person in design, fewer than 2 "
                                      "[lead-designer-without-team]\n"
                                      "      7 |       - {id: lead, role: lead-designer}\n"
                                      "        |              ^~~~\n")));
    EXPECT_THAT(text, Not(HasSubstr("= why")));
}

// Each failing example gets one report: that of its rule.
TEST(ExplainRule, ReportsEveryRuleOnceInItsOwnExample) {
    for (const RuleEntry& entry : rule_entries()) {
        if (entry.rules.empty()) continue;
        const std::string text = explain_rule(entry);
        const std::string report = "[" + entry.entry->id + "]\n";
        const std::size_t at = text.find(report);
        EXPECT_NE(at, std::string::npos) << text;
        EXPECT_EQ(text.find(report, at + 1), std::string::npos) << text;
    }
}

TEST(ExplainRule, SaysHowToAskWhatIsNotAskedByDefault) {
    EXPECT_THAT(
        explained("role-without-partner"),
        HasSubstr("pack      relation, checked with `rules: {packs: [default, relation]}` in a spec, or `check --pack\n"
                  "          default,relation`\n"));
    EXPECT_THAT(explained("managers-span-too-narrow"), HasSubstr("pack      benchmark, checked with"));
    EXPECT_THAT(explained("span-too-wide"), HasSubstr("pack      benchmark, checked by default\n"));
}

TEST(ExplainRule, ListsTheRowsOfATable) {
    const std::string all = explained("role-without-partner");
    EXPECT_THAT(all, AllOf(HasSubstr("\nRows:\n"),
                           HasSubstr("  tech-lead  warning\n      anybody in product\n"
                                     "      source text 1, description 5: \"in close contact with"),
                           Not(HasSubstr("role      "))));
    const std::string one = explained("role-without-partner", "tech-lead");
    EXPECT_LE(one.size(), all.size());
    EXPECT_THAT(one, HasSubstr("{id: subject, role: tech-lead, works_with: [other]}"));
    EXPECT_EQ(explained("role-without-partner", "founder"), "");
    EXPECT_EQ(explained("duplicate-id", "founder"), "");
}

TEST(ExplainRule, TellsOfAFaultOfTheTextThatNothingSwitchesItOff) {
    EXPECT_EQ(explained("duplicate-id"),
              "duplicate-id: An id is used twice\n\n"
              "severity  error\n"
              "pack      text\n\n"
              "Why: Lines, moves and duties name seats and units by id, so no two of them may have the same one.\n\n"
              "What to do: give one of them another id\n");
    EXPECT_THAT(explained("empty-unit"), HasSubstr("rules: {ignore: [{rule: empty-unit,"));
}

// A report and a spec are shown as they stand, whatever their width.
TEST(ExplainRule, FitsAHundredColumns) {
    for (const RuleEntry& entry : rule_entries()) {
        std::istringstream lines(explain_rule(entry));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("  ") && !line.starts_with("      source text")) continue;
            const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
            EXPECT_LE(std::count_if(line.begin(), line.end(), [&](char c) { return !goes_on(c); }), 100) << line;
            EXPECT_FALSE(line.ends_with(' ')) << line;
        }
    }
}

// What a message leaves to be said, in that order: why it matters, in a sentence or two, and what to do.
TEST(Catalogue, SaysWhyInTwoSentencesAtMostAndWhatToDo) {
    for (const text::CatalogueEntry& entry : text::catalogue()) {
        SCOPED_TRACE(entry.id);
        std::size_t sentences = 0;
        for (std::size_t i = 0; i < entry.why.size(); ++i) {
            const bool ends = entry.why[i] == '.' || entry.why[i] == '?' || entry.why[i] == '!';
            sentences += ends && (i + 1 == entry.why.size() || entry.why[i + 1] == ' ');
        }
        EXPECT_GE(sentences, 1u) << entry.why;
        EXPECT_LE(sentences, 2u) << entry.why;
        EXPECT_TRUE(entry.why.ends_with('.')) << entry.why;
        EXPECT_FALSE(entry.help.empty());
        EXPECT_FALSE(entry.help.ends_with('.')) << entry.help;
    }
}

}  // namespace
}  // namespace orgplan
