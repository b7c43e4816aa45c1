#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rules/check_text.h"

namespace orgplan {
namespace {

using testing::HasSubstr;

// A team of three in a company of fifteen, that grows to six and splits again; the others have nobody above them.
std::string spec(const std::string& rules) {
    return R"(orgplan: 1
company: {manager: cto}
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}, {id: c, date: 2027-12-31}]
positions:
  - {id: cto, role: chief-technology-officer}
  - {role: data-analyst, count: 12}
units:
  - id: platform
    units:
      - {id: search, kind: team, positions: [{role: backend-developer, count: {a: 3, b: 2}}]}
  - {id: idle}
rules:
)" + rules;
}

std::vector<std::string> rules_found(const Checked& checked) {
    std::vector<std::string> ids;
    for (const Finding& finding : checked.findings.all()) ids.push_back(finding.rule);
    return ids;
}

TEST(Policy, LeavesEverythingAsItIsWithoutOne) {
    const Checked checked = check_text(spec("  {}\n"));
    EXPECT_THAT(rules_found(checked), testing::ElementsAre("team-too-small", "empty-unit"));
    EXPECT_EQ(checked.finding("team-too-small")->stages.size(), 3u);
    EXPECT_EQ(checked.finding("team-too-small")->message, "the size of `search` is 3, below 4");
}

struct Case {
    const char* name;
    const char* rules;
    std::vector<std::string> found;
};

class PolicyCases : public testing::TestWithParam<Case> {};

TEST_P(PolicyCases, Decide) {
    const Checked checked = check_text(spec(GetParam().rules));
    EXPECT_EQ(rules_found(checked), GetParam().found) << checked.text();
}

INSTANTIATE_TEST_SUITE_P(
    Policy, PolicyCases,
    testing::Values(
        Case{"hide", "  severity: {team-too-small: hide, empty-unit: hide}\n", {}},
        Case{"packs", "  packs: [glossary]\n", {}}, Case{"one_pack", "  packs: [structure]\n", {"empty-unit"}},
        Case{"set", "  set: {team.min: 2}\n", {"empty-unit"}},
        Case{"ignore_unit", "  ignore: [{rule: team-too-small, at: search, why: Small.}]\n", {"empty-unit"}},
        Case{"ignore_unit_above", "  ignore: [{rule: team-too-small, at: platform, why: Small.}]\n", {"empty-unit"}},
        Case{"ignore_everywhere", "  ignore: [{rule: team-too-small, why: Small.}]\n", {"empty-unit"}},
        Case{"ignore_structure", "  ignore: [{rule: empty-unit, at: idle, why: Soon.}]\n", {"team-too-small"}},
        Case{"ignore_elsewhere",
             "  ignore: [{rule: team-too-small, at: idle, why: Soon.}]\n",
             {"team-too-small", "empty-unit", "unused-ignore"}},
        Case{"unknown_rule", "  severity: {team-to-small: hide}\n", {"team-too-small", "empty-unit", "unknown-rule"}},
        Case{"unknown_ignored",
             "  ignore: [{rule: team-to-small, why: x}]\n",
             {"team-too-small", "empty-unit", "unknown-rule"}},
        Case{"text", "  severity: {duplicate-key: hide}\n", {"team-too-small", "empty-unit", "unreadable-policy"}},
        Case{"parameter", "  set: {team.mini: 3}\n", {"team-too-small", "empty-unit", "unknown-parameter"}},
        Case{"unknown_seat",
             "  ignore: [{rule: team-too-small, at: serach, why: x}]\n",
             {"team-too-small", "empty-unit", "unreadable-policy"}},
        Case{"unknown_time",
             "  ignore: [{rule: team-too-small, until: d, why: x}]\n",
             {"team-too-small", "empty-unit", "unreadable-policy"}}),
    [](const auto& each) { return each.param.name; });

TEST(Policy, WeighsRulesAnew) {
    const Checked checked = check_text(spec("  severity: {team-too-small: error, empty-unit: advice}\n"));
    EXPECT_EQ(checked.finding("team-too-small")->severity, Severity::error);
    EXPECT_EQ(checked.finding("empty-unit")->severity, Severity::advice);
}

TEST(Policy, PassesOverUntilATime) {
    for (const char* until : {"b", "2027-06-30", "2027-03"}) {
        const Checked checked = check_text(
            spec(std::string("  ignore: [{rule: team-too-small, at: search, why: Young., until: ") + until + "}]\n"));
        const Finding* finding = checked.finding("team-too-small");
        ASSERT_NE(finding, nullptr) << checked.text();
        EXPECT_EQ(finding->stages.size(), 2u);
        EXPECT_EQ(index(finding->stages.earliest()), 1u);
    }
}

TEST(Policy, AsksForAReason) {
    const Checked checked = check_text(spec("  ignore: [{rule: team-too-small, at: search, why: ''}]\n"));
    EXPECT_NE(checked.finding("ignore-without-reason"), nullptr) << checked.text();
    EXPECT_EQ(checked.finding("team-too-small"), nullptr);
}

TEST(Policy, SuggestsTheRuleMeant) {
    const Checked checked = check_text(spec("  severity: {team-to-small: hide}\n"));
    EXPECT_THAT(checked.finding("unknown-rule")->help, HasSubstr("`team-too-small`"));
}

TEST(Policy, TakesRulesOfOnesOwn) {
    const Checked checked = check_text(spec(
        R"(  severity: {team-too-small: hide, empty-unit: hide}
  define:
    - {id: four-developers, for: {unit: {kind: team}}, require: {count: {role: backend-developer, at_least: 4}}, why: Pairs.}
  ignore: [{rule: four-developers, at: search, until: c, why: Later.}]
)"));
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    const Finding& finding = checked.findings.all().front();
    EXPECT_EQ(finding.message, "`search` does not keep `four-developers`");
    EXPECT_EQ(finding.help, "Pairs.");
    EXPECT_EQ(finding.stages.size(), 1u);
}

}  // namespace
}  // namespace orgplan
