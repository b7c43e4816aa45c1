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
                         "pack      glossary, asked by default\n"
                         "role      Lead Designer (lead-designer)\n"
                         "evidence  seed 1, description 41: \"usually leads and grows a design team\";"),
              HasSubstr("\nWhy: A lead without a team"), HasSubstr("\nWhat to do: let the designers report"),
              HasSubstr("  lead_designer.min_reports: 2  fewest designers below a lead designer\n"),
              HasSubstr("  rules: {set: {lead_designer.min_reports: 2}}\n"),
              HasSubstr("  rules: {severity: {lead-designer-without-team: advice}}\n"),
              HasSubstr("  rules: {ignore: [{rule: lead-designer-without-team, at: SEAT-OR-UNIT, why: REASON}]}\n")));
}

TEST(ExplainRule, ShowsBothExamplesAndWhatIsFoundInTheOneThatFails) {
    const std::string text = explained("lead-designer-without-team");
    EXPECT_THAT(text, AllOf(HasSubstr("        - {role: product-designer, count: 3}\n"),
                            HasSubstr("        - {role: product-designer}\n"),
                            HasSubstr("  example.yaml:7:14: warning: `lead` leads 1 design people, fewer than 2 "
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
        HasSubstr("pack      relation, asked with `rules: {packs: [default, relation]}` in a spec, or `check --pack\n"
                  "          default,relation`\n"));
    EXPECT_THAT(explained("managers-span-too-narrow"), HasSubstr("pack      benchmark, asked with"));
    EXPECT_THAT(explained("span-too-wide"), HasSubstr("pack      benchmark, asked by default\n"));
}

TEST(ExplainRule, ListsTheRowsOfATable) {
    const std::string all = explained("role-without-partner");
    EXPECT_THAT(all, AllOf(HasSubstr("\nRows:\n"),
                           HasSubstr("  tech-lead  warning\n      anybody of product\n"
                                     "      seed 1, description 5: \"in close contact with"),
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
              "Why: Every line, move and duty names its seat or unit by id; seats and units share one name space.\n\n"
              "What to do: give one of them another id\n");
    EXPECT_THAT(explained("empty-unit"), HasSubstr("rules: {ignore: [{rule: empty-unit,"));
}

// A report and a spec are shown as they stand, whatever their width.
TEST(ExplainRule, FitsAHundredColumns) {
    for (const RuleEntry& entry : rule_entries()) {
        std::istringstream lines(explain_rule(entry));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("  ") && !line.starts_with("      seed")) continue;
            const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
            EXPECT_LE(std::count_if(line.begin(), line.end(), [&](char c) { return !goes_on(c); }), 100) << line;
            EXPECT_FALSE(line.ends_with(' ')) << line;
        }
    }
}

}  // namespace
}  // namespace orgplan
