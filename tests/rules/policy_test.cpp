#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

using testing::HasSubstr;

// A team of three in a company of fifteen, that grows to six and splits again; the others have nobody above them.
std::string spec(const std::string& rules) {
    return R"(orgplan: 1
company: {manager: cto}
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}, {id: c, date: 2027-12-31}]
positions:
  - {id: cto, role: chief-technology-officer}
  - {role: operations-specialist, count: 12}
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
    EXPECT_EQ(checked.finding("team-too-small")->message, "`search` has 3 seats besides any manager, fewer than 4");
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
        Case{"packs", "  packs: [glossary]\n", {}}, Case{"no_pack", "  packs: []\n", {}},
        Case{"one_pack", "  packs: [structure]\n", {"empty-unit"}},
        Case{"two_packs", "  packs: [structure, benchmark]\n", {"team-too-small", "empty-unit"}},
        Case{"default_pack", "  packs: [default, relation]\n", {"team-too-small", "empty-unit"}},
        Case{"all_packs", "  packs: [all]\n", {"team-too-small", "empty-unit"}},
        Case{"own_rules_off",
             "  packs: [structure]\n"
             "  define: [{id: big, for: {unit: {kind: team}}, require: {members: {at_least: 9}}}]\n",
             {"empty-unit"}},
        Case{"set", "  set: {team.min: 2}\n", {"development-team-without-lead", "empty-unit"}},
        Case{"ignore_unit", "  ignore: [{rule: team-too-small, at: search, why: Small.}]\n", {"empty-unit"}},
        Case{"ignore_unit_above", "  ignore: [{rule: team-too-small, at: platform, why: Small.}]\n", {"empty-unit"}},
        Case{"ignore_everywhere", "  ignore: [{rule: team-too-small, why: Small.}]\n", {"empty-unit"}},
        Case{"ignore_structure", "  ignore: [{rule: empty-unit, at: idle, why: Soon.}]\n", {"team-too-small"}},
        Case{"ignore_places",
             "  ignore:\n    - {rule: empty-unit, at: [idle], why: Soon.}\n"
             "    - {rule: team-too-small, at: [platform], why: Small.}\n",
             {}},
        Case{"ignore_place_too_many",
             "  ignore: [{rule: empty-unit, at: [idle, platform], why: Soon.}]\n",
             {"team-too-small", "unused-ignore"}},
        Case{"ignore_of_a_pack_that_is_off",
             "  packs: [structure]\n  ignore: [{rule: team-too-small, at: search, why: Small.}]\n",
             {"empty-unit"}},
        Case{"ignore_of_what_is_hidden",
             "  severity: {team-too-small: hide}\n  ignore: [{rule: team-too-small, at: search, why: Small.}]\n",
             {"empty-unit"}},
        Case{"hide_at",
             "  severity: [{rule: team-too-small, at: platform, as: hide}, {rule: empty-unit, at: search, as: hide}]\n",
             {"empty-unit"}},
        Case{"hide_all_at", "  severity: [{at: [platform, idle], as: hide}]\n", {}},
        Case{"hide_and_tell_again",
             "  severity:\n    - {rule: [team-too-small, empty-unit], as: hide}\n    - {at: idle, as: advice}\n",
             {"empty-unit"}},
        Case{"weigh_nothing", "  severity: [{as: hide}]\n", {"team-too-small", "empty-unit", "bad-rule-setting"}},
        Case{"weigh_unknown_role",
             "  severity: [{role: backend-devloper, as: hide}]\n",
             {"team-too-small", "empty-unit", "bad-rule-setting"}},
        Case{"weigh_unknown_place",
             "  severity: [{at: [idle, serach], as: hide}]\n",
             {"team-too-small", "bad-rule-setting"}},
        Case{"weigh_unknown_rule",
             "  severity: [{rule: team-to-small, at: platform, as: hide}]\n",
             {"team-too-small", "empty-unit", "unknown-rule"}},
        Case{"ignore_elsewhere",
             "  ignore: [{rule: team-too-small, at: idle, why: Soon.}]\n",
             {"team-too-small", "empty-unit", "unused-ignore"}},
        Case{"unknown_rule", "  severity: {team-to-small: hide}\n", {"team-too-small", "empty-unit", "unknown-rule"}},
        Case{"unknown_ignored",
             "  ignore: [{rule: team-to-small, why: x}]\n",
             {"team-too-small", "empty-unit", "unknown-rule"}},
        Case{"text", "  severity: {duplicate-key: hide}\n", {"team-too-small", "empty-unit", "bad-rule-setting"}},
        Case{"parameter", "  set: {team.mini: 3}\n", {"team-too-small", "empty-unit", "unknown-parameter"}},
        Case{"parameter_of_a_list",
             "  set: {product_manager.min_engineers: 1001}\n",
             {"team-too-small", "empty-unit", "bad-rule-setting"}},
        Case{"unknown_seat",
             "  ignore: [{rule: team-too-small, at: serach, why: x}]\n",
             {"team-too-small", "empty-unit", "bad-rule-setting"}},
        Case{"unknown_time",
             "  ignore: [{rule: team-too-small, until: d, why: x}]\n",
             {"team-too-small", "empty-unit", "bad-rule-setting"}}),
    [](const auto& each) { return each.param.name; });

TEST(Policy, WeighsRulesAnew) {
    const Checked checked = check_text(spec("  severity: {team-too-small: error, empty-unit: advice}\n"));
    EXPECT_EQ(checked.finding("team-too-small")->severity, Severity::error);
    EXPECT_EQ(checked.finding("empty-unit")->severity, Severity::advice);
}

// Of a seat that becomes something else, moves, and has others of its line beside it.
std::string seats(const std::string& severity) {
    return R"(orgplan: 1
stages: [{id: a}, {id: b}, {id: c}]
positions: [{id: head, role: ceo}]
company: {manager: head}
units:
  - {id: web, manager: lead, positions: [{id: lead, role: engineering-manager}]}
  - id: core
    manager: boss
    positions:
      - {id: boss, role: engineering-manager}
      - {role: backend-developer, count: 3}
      - {id: solo, role: backend-developer, changes: {b: {role: qa-engineer}, c: {unit: web}}}
rules:
  severity:
    - {rule: nobody, as: error}
    - )" + severity +
           R"(
  define:
    - {id: nobody, for: company, require: {count: {}}}
    - {id: alone, for: {seat: {role: [backend-developer, qa-engineer]}}, require: {reports: {at_least: 1}}}
)";
}

// `seat: severity at stages` of each finding of a rule.
std::vector<std::string> told(const Checked& checked, std::string_view rule) {
    std::vector<std::string> lines;
    for (const Finding& finding : checked.findings.all()) {
        if (finding.rule != rule) continue;
        std::string line = finding.message.substr(1, finding.message.find('`', 1) - 1) + ": ";
        line += name_of(finding.severity);
        for (std::size_t s = 0; s < 3; ++s) {
            if (finding.stages.has(id_at<StageId>(s))) line += fmt::format(" {}", "abc"[s]);
        }
        lines.push_back(line);
    }
    return lines;
}

struct Weighing {
    const char* name;
    const char* entry;
    std::vector<std::string> told;
};

class Weighings : public testing::TestWithParam<Weighing> {};

TEST_P(Weighings, HoldWhereAllThatIsGivenFits) {
    const Checked checked = check_text(seats(GetParam().entry));
    EXPECT_EQ(told(checked, "alone"), GetParam().told) << checked.text();
}

const std::string kLine = "core/backend-developer-";

INSTANTIATE_TEST_SUITE_P(
    Policy, Weighings,
    testing::Values(
        Weighing{"rule", "{rule: alone, as: error}", {kLine + "1: error a b c", "solo: error a b c"}},
        Weighing{"role",
                 "{rule: alone, role: qa-engineer, as: error}",
                 {kLine + "1: warning a b c", "solo: warning a", "solo: error b c"}},
        Weighing{"role_by_alias", "{role: [QA Engineer], as: hide}", {kLine + "1: warning a b c", "solo: warning a"}},
        Weighing{"unit", "{at: core, as: hide}", {"solo: warning c"}},
        Weighing{"stem", "{at: core/backend-developer, as: hide}", {"solo: warning a b c"}},
        Weighing{"seat", "{at: [core/backend-developer-2, solo], as: hide}", {kLine + "1: warning a b c"}},
        Weighing{"role_and_unit",
                 "{at: core, role: qa-engineer, as: hide}",
                 {kLine + "1: warning a b c", "solo: warning a c"}},
        Weighing{"last",
                 "{at: core, as: advice}\n    - {role: qa-engineer, as: error}\n    - {rule: nobody, as: hide}",
                 {kLine + "1: advice a b c", "solo: advice a", "solo: error b c"}}),
    [](const auto& each) { return each.param.name; });

TEST(Policy, PassesOverTheSeatsOfALine) {
    const Checked checked = check_text(
        seats("{rule: nobody, as: hide}\n  ignore: [{rule: alone, at: core/backend-developer, why: Many.}]"));
    EXPECT_EQ(told(checked, "alone"), std::vector<std::string>{"solo: warning a b c"}) << checked.text();
    EXPECT_EQ(checked.finding("unused-ignore"), nullptr);
}

// Of the benchmark the default asks what is at least a warning, of itself or since it is made one.
TEST(Policy, AsksAdviceOfTheBenchmarkOnlyWhereItIsChosen) {
    RuleSet rules = builtin_rules();
    Policy policy(rules);
    EXPECT_TRUE(policy.checks("team-too-small", "benchmark", Severity::warning));
    EXPECT_FALSE(policy.checks("managers-span-too-wide", "benchmark", Severity::advice));
    EXPECT_FALSE(policy.checks("x", "relation", Severity::error));
    EXPECT_FALSE(policy.checks("x", "profile", Severity::error));
    EXPECT_TRUE(policy.checks("x", "glossary", Severity::advice));
    EXPECT_TRUE(policy.checks("x", "own", Severity::advice));
    policy.only_packs({"default", "relation"});
    EXPECT_TRUE(policy.checks("x", "relation", Severity::advice));
    EXPECT_FALSE(policy.checks("managers-span-too-wide", "benchmark", Severity::advice));
    policy.only_packs({"benchmark"});
    EXPECT_TRUE(policy.checks("managers-span-too-wide", "benchmark", Severity::advice));
    EXPECT_FALSE(policy.checks("x", "own", Severity::advice));

    const Checked checked = check_text(spec("  severity: {managers-span-too-wide: warning}\n"));
    const Checked unchanged = check_text(spec("  {}\n"));
    EXPECT_EQ(checked.summary.rules, unchanged.summary.rules + 1);
}

// However many seats a list names, an entry costs no more than the whole spec may.
TEST(Policy, BoundsWhatAListMayName) {
    std::string text = "  severity:\n";
    const std::string roles = "[cto, ceo, ux-designer, product-owner, backend-developer]";
    std::string places = "[search";
    for (int i = 0; i < 2000; ++i) places += ", platform";
    for (int i = 0; i < 11; ++i) text += "    - {role: " + roles + ", at: " + places + "], as: advice}\n";
    const Checked checked = check_text(spec(text));
    EXPECT_NE(checked.finding("bad-rule-setting"), nullptr) << checked.text();
}

TEST(Policy, PassesOverUntilATime) {
    const auto ignored_until = [](std::string until) {
        return check_text(spec("  ignore: [{rule: team-too-small, at: search, why: Young., until: " + until + "}]\n"));
    };
    const Checked stage = ignored_until("b");
    const Finding* finding = stage.finding("team-too-small");
    ASSERT_NE(finding, nullptr) << stage.text();
    EXPECT_EQ(finding->stages.size(), 2u);
    EXPECT_EQ(index(finding->stages.earliest()), 1u);
    // A day is compared with the day of the check, 2027-01-15, whatever the dates of the stages.
    for (const char* until : {"2027-01-16", "2027-06-30", "2030-03"}) {
        const Checked checked = ignored_until(until);
        EXPECT_EQ(checked.finding("team-too-small"), nullptr) << checked.text();
        EXPECT_EQ(checked.finding("unused-ignore"), nullptr) << checked.text();
    }
    for (const char* until : {"2027-01-15", "2026-12"}) {
        const Checked checked = ignored_until(until);
        ASSERT_NE(checked.finding("team-too-small"), nullptr) << checked.text();
        EXPECT_EQ(checked.finding("team-too-small")->stages.size(), 3u);
        ASSERT_NE(checked.finding("unused-ignore"), nullptr) << checked.text();
        EXPECT_THAT(checked.finding("unused-ignore")->message,
                    testing::AllOf(HasSubstr("ended on 202"), HasSubstr("is reported at `search` again")));
    }
}

// Each seat of a list is decided alone.
TEST(Policy, SuppressesOneSeatOfSeveralFaults) {
    const auto roots = [](const std::string& rules) {
        return check_text(
            "orgplan: 1\npositions: [{id: a, role: ceo}, {id: b, role: cto}, {id: c, role: qa-engineer}]\n"
            "rules:\n  " +
            rules);
    };
    const auto message = [&](const std::string& rules) {
        Checked checked = roots(rules);
        RuleSet all = builtin_rules();
        Findings found = checked.spec->findings;
        Policy policy = Policy::read(checked.spec->rules, checked.spec->organisation, all, found);
        policy.apply_to_structure(checked.spec->organisation, found);
        policy.report_unused(found);
        std::vector<std::string> said;
        for (const Finding& each : found.all()) {
            said.push_back(std::string(name_of(each.severity)) + " " + each.message);
        }
        return said;
    };
    using testing::ElementsAre;
    EXPECT_THAT(message("{}"), ElementsAre("error 3 seats report to nobody: `a`, `b`, `c`"));
    EXPECT_THAT(message("ignore: [{rule: several-roots, at: a, why: x}]"),
                ElementsAre("error 2 seats report to nobody: `b`, `c`"));
    EXPECT_THAT(message("ignore: [{rule: several-roots, at: c, why: x}]"),
                ElementsAre("error 2 seats report to nobody: `a`, `b`"));
    EXPECT_THAT(message("ignore: [{rule: several-roots, at: [a, b], why: x}]"),
                ElementsAre("error `c` reports to nobody, and nothing says that it is a head"));
    EXPECT_THAT(message("ignore: [{rule: several-roots, at: [a, b, c], why: x}]"), ElementsAre());
    EXPECT_THAT(message("severity: [{rule: several-roots, at: b, as: advice}]"),
                ElementsAre("error 2 seats report to nobody: `a`, `c`",
                            "advice `b` reports to nobody, and nothing says that it is a head"));
}

// One fact of two seats is suppressed by either.
TEST(Policy, SuppressesAFactOfTwoSeatsAtEither) {
    for (const char* at : {"p", "d", "[d, p]"}) {
        Checked checked =
            check_text(std::string("orgplan: 1\ncompany: {manager: a}\npositions: [{id: a, role: ceo}]\n"
                                   "units:\n"
                                   "  - {id: docs, positions: [{id: d, title: Convener, holder: Bo Lind}]}\n"
                                   "  - {id: press, positions: [{id: p, title: Convener, holder: Bo Lind}]}\n"
                                   "rules:\n  ignore: [{rule: holder-in-two-seats, why: honorary, at: ") +
                       at + "}]\n");
        RuleSet all = builtin_rules();
        Findings found = checked.spec->findings;
        ASSERT_TRUE(found.has("holder-in-two-seats"));
        Policy policy = Policy::read(checked.spec->rules, checked.spec->organisation, all, found);
        policy.apply_to_structure(checked.spec->organisation, found);
        policy.report_unused(found);
        EXPECT_TRUE(found.empty()) << at;
    }
}

// What is wrong with an entry says enough.
TEST(Policy, ReportsAFaultyEntryOnce) {
    const Checked checked = check_text(spec("  ignore: [{rule: empty-unit, at: search, why: x, stage: b}]\n"));
    EXPECT_EQ(checked.finding("unused-ignore"), nullptr) << checked.text();
}

TEST(Policy, AdvisesAgainstANumberThatShifts) {
    const auto lines = [](const std::string& other) {
        return check_text("orgplan: 1\npositions: [{id: a, role: ceo}]\nunits:\n  - id: core\n    positions:\n" +
                          other +
                          "      - {role: backend-developer, count: 3}\n"
                          "rules:\n  ignore: [{rule: empty-unit, at: core/backend-developer-2, why: x}]\n");
    };
    EXPECT_EQ(lines("").finding("unstable-reference"), nullptr);
    EXPECT_NE(lines("      - {role: backend-developer, count: 2}\n").finding("unstable-reference"), nullptr);
}

// A seat in a list of others is not named where the rule is suppressed for it.
TEST(Policy, SuppressesOneSeatOfAList) {
    const auto below = [](const std::string& rules) {
        return check_text(
            "orgplan: 1\ncompany: {manager: ceo}\n"
            "positions: [{id: ceo, role: ceo}, {id: vpe, role: vp-engineering, reports_to: ceo}]\n"
            "units: [{id: core, purpose: development, manager: ceo, positions: [{id: x, role: backend-developer}, "
            "{id: y, role: backend-developer}]}]\nrules:\n  " +
                rules,
            "dev-team-outside-vp-engineering");
    };
    const auto message = [&](const std::string& rules) {
        const Checked checked = below(rules);
        const Finding* finding = checked.finding("dev-team-outside-vp-engineering");
        return finding == nullptr ? std::string() : finding->message;
    };
    EXPECT_THAT(message("{}"), HasSubstr("`x`, `y`"));
    EXPECT_THAT(message("ignore: [{rule: dev-team-outside-vp-engineering, at: y, why: x}]"),
                testing::AllOf(HasSubstr("`x`"), testing::Not(HasSubstr("`y`"))));
    EXPECT_EQ(message("ignore: [{rule: dev-team-outside-vp-engineering, at: [x, y], why: x}]"), "");
    EXPECT_EQ(message("ignore: [{rule: dev-team-outside-vp-engineering, at: vpe, why: x}]"), "");
}

TEST(Policy, AsksForAReason) {
    for (const char* why : {"why: ''", "why: ' '", "why: ~", "why: [a]", "reason: Soon."}) {
        const Checked checked =
            check_text(spec(std::string("  ignore: [{rule: team-too-small, at: search, ") + why + "}]\n"));
        const std::string text = checked.text();
        const std::size_t first = text.find(" error ");
        EXPECT_NE(first, std::string::npos) << text;
        EXPECT_EQ(text.find(" error ", first + 1), std::string::npos) << text;
        EXPECT_NE(checked.finding("team-too-small"), nullptr) << checked.text();
    }
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
    EXPECT_EQ(finding.message, "`search` breaks your rule `four-developers`");
    EXPECT_EQ(finding.why, "Pairs.");
    EXPECT_EQ(finding.stages.size(), 1u);
}

}  // namespace
}  // namespace orgplan
