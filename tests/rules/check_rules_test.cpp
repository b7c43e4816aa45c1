#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

struct Case {
    const char* name;
    const char* rule;
    const char* spec;
    const char* message;  ///< empty: quiet
    Severity severity = Severity::error;
};

class RuleCases : public testing::TestWithParam<Case> {};

TEST_P(RuleCases, AreJudged) {
    const Case& each = GetParam();
    const Checked checked = check_text(each.spec, each.rule);
    EXPECT_FALSE(checked.spec->findings.any(Severity::warning)) << checked.text();
    const Finding* finding = checked.finding(each.rule);
    EXPECT_EQ(finding == nullptr ? "" : finding->message, each.message) << checked.text();
    if (finding != nullptr) {
        EXPECT_EQ(finding->severity, each.severity);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Rules, RuleCases,
    testing::Values(Case{"tech_lead_of_a_data_team", "tech-lead-outside-dev-team", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: data, kind: team, positions: [{role: tech-lead}, {role: data-engineer}]}]
)",
                         ""},
                    Case{"tech_lead_beside_a_vacant_seat", "tech-lead-outside-dev-team", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: web, kind: team, positions: [{role: tech-lead}, {role: backend-developer, holder: vacant}]}]
)",
                         ""},
                    Case{"tech_lead_with_her_manager_alone", "tech-lead-outside-dev-team", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: web, kind: team, manager: em, positions: [{id: em, role: engineering-manager}, {id: tl, role: tech-lead}]}]
)",
                         "`tl` is a tech lead, but no team it belongs to has another developer"},
                    Case{"tech_lead_as_a_member_elsewhere", "tech-lead-outside-dev-team", R"(orgplan: 1
positions: [{id: cto, role: cto}, {id: tl, role: tech-lead, reports_to: cto}]
units: [{id: web, kind: team, members: [tl], positions: [{role: backend-developer}]}]
company: {manager: cto}
)",
                         ""},
                    Case{"tech_lead_before_her_team", "tech-lead-outside-dev-team", R"(orgplan: 1
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]
positions: [{id: cto, role: cto}]
units: [{id: web, kind: team, positions: [{id: tl, role: tech-lead}, {role: backend-developer, opens: b}]}]
)",
                         "`tl` is a tech lead, but no team it belongs to has another developer "
                         "(resolved at `b`)",
                         Severity::advice},
                    Case{"tech_lead_whose_team_goes", "tech-lead-outside-dev-team", R"(orgplan: 1
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]
positions: [{id: cto, role: cto}]
units: [{id: web, kind: team, positions: [{id: tl, role: tech-lead}, {role: backend-developer, closes: b}]}]
)",
                         "`tl` is a tech lead, but no team it belongs to has another developer"},
                    Case{"engineering_manager_by_reports", "engineering-manager-without-team", R"(orgplan: 1
company: {manager: cto}
positions: [{id: cto, role: cto}, {id: em, role: em, reports_to: cto}, {role: backend-developer, reports_to: em}]
)",
                         ""},
                    Case{"engineering_manager_over_titles", "engineering-manager-without-team", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: web, manager: em, positions: [{id: em, role: engineering-manager}, {title: Engineer II}]}]
)",
                         ""},
                    Case{"engineering_manager_over_half", "engineering-manager-over-other-team", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: web, manager: em, positions: [{id: em, role: engineering-manager}, {role: backend-developer}, {role: copywriter}]}]
)",
                         ""},
                    Case{"engineering_manager_over_a_quarter", "engineering-manager-over-other-team", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: web, manager: em, positions: [{id: em, role: engineering-manager}, {role: backend-developer}, {role: copywriter, count: 3}]}]
)",
                         "of the people `em` manages, 25 % build products, at least 50 % expected"},
                    Case{"dev_team_of_an_area_with_a_dotted_line", "dev-team-outside-vp-engineering", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {id: vpe, role: vp-engineering}, {role: backend-developer, reports_to: vpe}]
units:
  - id: spain
    kind: area
    manager: gm
    positions: [{id: gm, role: general-manager}]
    units:
      - {id: madrid, purpose: development, manager: em, positions: [{id: em, role: em, dotted: [vpe]}, {role: backend-developer, count: 3}]}
)",
                         ""},
                    Case{"dev_team_of_an_area_without", "dev-team-outside-vp-engineering", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {id: vpe, role: vp-engineering}, {role: backend-developer, reports_to: vpe}]
units:
  - id: spain
    kind: area
    manager: gm
    positions: [{id: gm, role: general-manager}]
    units:
      - {id: madrid, purpose: development, manager: em, positions: [{id: em, role: em}, {role: backend-developer, count: 3}]}
)",
                         "in development teams, these seats do not report up to `vpe`: `em`, "
                         "`madrid/backend-developer-1`, `madrid/backend-developer-2` and 1 more"},
                    Case{"two_vps_share_the_teams", "dev-team-outside-vp-engineering", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {id: vp-a, role: vp-engineering}, {id: vp-b, role: vp-engineering}]
units:
  - {id: a, purpose: development, manager: vp-a, positions: [{role: backend-developer}]}
  - {id: b, purpose: development, manager: vp-b, positions: [{role: backend-developer}]}
)",
                         ""},
                    Case{"founder_above_the_vp_still_codes", "dev-team-outside-vp-engineering", R"(orgplan: 1
company: {manager: cto}
positions: [{id: vpe, role: vp-engineering}]
units:
  - id: core
    purpose: development
    manager: vpe
    positions: [{id: cto, role: cto, reports_to: none}, {role: backend-developer}]
)",
                         ""},
                    Case{"security_as_a_hat", "security-engineer-missing", R"(orgplan: 1
company: {sector: finance}
positions: [{id: cto, role: cto, also: [security-engineer]}]
units: [{id: web, positions: [{role: backend-developer, count: 20}]}]
)",
                         ""},
                    Case{"security_vacant", "security-engineer-missing", R"(orgplan: 1
company: {data_sensitivity: high}
positions: [{id: cto, role: cto}]
units: [{id: web, positions: [{role: backend-developer, count: 20}, {role: security-engineer, holder: vacant}]}]
)",
                         ""},
                    Case{"security_later", "security-engineer-missing", R"(orgplan: 1
company: {data_sensitivity: critical}
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]
positions: [{id: cto, role: cto}]
units: [{id: web, positions: [{role: backend-developer, count: 20}, {role: security-engineer, opens: b}]}]
)",
                         "the company has no security engineer (resolved at `b`)", Severity::advice},
                    Case{"security_by_size", "security-engineer-missing", R"(orgplan: 1
company: {sector: retail, data_sensitivity: low}
positions: [{id: cto, role: cto}]
units: [{id: web, positions: [{role: backend-developer, count: 120}]}]
)",
                         "the company has no security engineer", Severity::warning},
                    Case{"security_of_a_fintech_of_six", "security-engineer-missing", R"(orgplan: 1
company: {sector: finance, data_sensitivity: high}
positions: [{id: cto, role: cto}]
units: [{id: web, positions: [{role: backend-developer, count: 5}]}]
)",
                         ""},
                    Case{"hardware_not_said", "hardware-engineer-without-hardware", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: web, positions: [{role: hardware-engineer}]}]
)",
                         ""},
                    Case{"pre_sales_by_line", "pre-sales-engineer-outside-sales", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {id: head, role: sales-manager}, {role: pre-sales-engineer, reports_to: head}]
)",
                         ""},
                    Case{"pre_sales_by_purpose", "pre-sales-engineer-outside-sales", R"(orgplan: 1
positions: [{id: ceo, role: ceo}]
units: [{id: emea, purpose: sales, units: [{id: experts, positions: [{role: pre-sales-engineer}]}]}]
)",
                         ""},
                    Case{"product_owner_as_a_member", "product-owner-outside-agile-team", R"(orgplan: 1
positions: [{id: ceo, role: ceo}]
units:
  - {id: product, agile: false, positions: [{id: po, role: product-owner}]}
  - {id: cart, kind: squad, agile: true, members: [po], positions: [{role: backend-developer}]}
)",
                         ""},
                    Case{"product_owner_outside_every_unit", "product-owner-outside-agile-team", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {id: po, role: product-owner}]
units: [{id: cart, positions: [{role: backend-developer}]}]
)",
                         "`po` is a product owner and not a member of an agile team"},
                    Case{"product_owner_without_any_unit", "product-owner-outside-agile-team", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {id: po, role: product-owner}]
)",
                         ""},
                    Case{"product_owner_where_nothing_is_said", "product-owner-outside-agile-team", R"(orgplan: 1
positions: [{id: ceo, role: ceo}]
units: [{id: cart, positions: [{role: product-owner}, {role: backend-developer}]}]
)",
                         ""},
                    Case{"lead_designer_by_dotted_lines", "lead-designer-without-team", R"(orgplan: 1
positions: [{id: ceo, role: ceo}]
units:
  - {id: design, positions: [{id: lead, role: lead-designer}]}
  - {id: cart, positions: [{role: product-designer, count: 2, dotted: [lead]}]}
)",
                         ""},
                    Case{"recruiter_by_line", "technical-recruiter-outside-recruiting", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {id: hr, role: human-resources-specialist}]
units: [{id: engineering, positions: [{role: backend-developer}, {role: technical-recruiter, reports_to: hr}]}]
)",
                         ""},
                    Case{"general_manager_of_the_company", "general-manager-without-area", R"(orgplan: 1
positions: [{id: gm, role: general-manager}]
units: [{id: web, positions: [{role: backend-developer, count: 3}]}]
)",
                         ""},
                    Case{"team_size_leaves_out_the_manager", "team-too-small", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units:
  - {id: web, kind: team, manager: em, positions: [{id: em, role: em}, {role: backend-developer, count: 3}]}
  - {id: data, positions: [{role: data-analyst, count: 10}]}
)",
                         "`web` has 3 seats besides any manager, fewer than 4", Severity::advice},
                    Case{"team_size_counts_vacant_seats", "team-too-small", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units:
  - {id: web, kind: squad, positions: [{role: backend-developer, count: 2}, {role: qa-engineer, count: 2, holder: vacant}]}
  - {id: data, positions: [{role: data-analyst, count: 10}]}
)",
                         ""},
                    Case{"departments_have_no_team_size", "team-too-small", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units:
  - {id: web, kind: department, positions: [{role: backend-developer, count: 2}]}
  - {id: data, positions: [{role: data-analyst, count: 10}]}
)",
                         ""},
                    Case{"small_companies_have_small_teams", "team-too-small", R"(orgplan: 1
positions: [{id: cto, role: cto}]
units: [{id: web, kind: team, positions: [{role: backend-developer, count: 2}]}]
)",
                         ""},
                    Case{"span_of_a_founder", "span-too-wide", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}]
units: [{id: web, manager: ada, positions: [{id: ada, role: founder}, {role: backend-developer, count: 14}]}]
)",
                         ""},
                    Case{"span_leaves_out_assistants", "span-too-wide", R"(orgplan: 1
company: {manager: ceo}
positions: [{id: ceo, role: ceo}, {role: executive-assistant, count: 2, assistant_to: em}]
units: [{id: web, manager: em, positions: [{id: em, role: em}, {role: backend-developer, count: 9}]}]
)",
                         ""}),
    [](const auto& each) { return each.param.name; });

TEST(CheckRules, TellsOneFaultWithItsStages) {
    const Checked checked = check_text(R"(orgplan: 1
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}, {id: c, date: 2027-12-31}]
positions: [{id: cto, role: cto}]
units:
  - {id: spain, kind: area, manager: gm, positions: [{id: gm, role: general-manager}, {role: account-executive, opens: b, closes: c}]}
)",
                                       "general-manager-without-reports");
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    const Finding& finding = checked.findings.all().front();
    EXPECT_TRUE(finding.stages.has(StageId{0}) && !finding.stages.has(StageId{1}) && finding.stages.has(StageId{2}));
    // It is mended at b, and broken again: no plan covers it.
    EXPECT_EQ(finding.severity, Severity::error);
    EXPECT_EQ(checked.spec->sources.text(finding.where), "gm");
}

TEST(CheckRules, KnowsSkillsInAnyLetterCase) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: cto}
positions:
  - {id: cto, role: cto}
  - {id: shouting, role: data-analyst, skills: [SQL]}
  - {id: other, role: data-analyst, skills: [SQLX]}
rules: {packs: [profile]}
)");
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    EXPECT_EQ(checked.findings.all().front().message, "`other` lists no analysis tool such as SQL");
}

TEST(CheckRules, CountsALevelOfATitleAsNoOtherTitle) {
    const auto titled = [](const std::string& fourth) {
        return check_text(R"(orgplan: 1
positions: [{id: cto, role: cto}]
units:
  - id: core
    positions:
      - {id: a, title: Software Engineer}
      - {id: b, title: "Senior Software Engineer, Platform"}
      - {id: c, title: Software Engineer II}
      - {id: d, title: SDE 3}
      - {id: g, role: software-engineer, title: Keeper of the Core}
      - {id: e, role: software-engineer, title: Code Wizard}
      - {id: f, title: )" + fourth +
                              "}\n",
                          "role-of-many-titles");
    };
    EXPECT_EQ(titled("Staff Software Engineer").finding("role-of-many-titles"), nullptr);
    const Checked checked = titled("Softwareingenieurin");
    ASSERT_NE(checked.finding("role-of-many-titles"), nullptr) << checked.text();
    EXPECT_EQ(checked.finding("role-of-many-titles")->message, "`software-engineer` has 4 titles, more than 3");
}

TEST(CheckRules, CountsWhatItCouldNotJudge) {
    const Checked checked = check_text(R"(orgplan: 1
positions: [{id: cto, role: cto}]
units:
  - {id: web, positions: [{role: product-owner}, {role: backend-developer, count: 20}]}
rules: {packs: [glossary]}
)");
    EXPECT_TRUE(checked.findings.empty()) << checked.text();
    std::set<std::string> ids;
    for (const Rule& rule : builtin_rules().rules) {
        if (rule.pack == "glossary") ids.insert(rule.id);
    }
    EXPECT_EQ(checked.summary.rules, ids.size());
    const auto skipped = [&](std::string_view rule) -> std::vector<std::string> {
        for (const Skipped& each : checked.summary.skipped) {
            if (each.rule == rule) return each.facts;
        }
        return {};
    };
    EXPECT_THAT(skipped("product-owner-outside-agile-team"), testing::ElementsAre("agile"));
    EXPECT_THAT(skipped("security-engineer-missing"),
                testing::ElementsAre("company.data_sensitivity", "company.sector"));
    EXPECT_THAT(skipped("hardware-engineer-missing"), testing::ElementsAre("company.builds"));
    for (const Skipped& each : checked.summary.skipped) EXPECT_FALSE(each.facts.empty()) << each.rule;
    EXPECT_THAT(skipped("dev-team-outside-vp-engineering"), testing::IsEmpty());
}

TEST(CheckRules, TakesSkillsOfTheSeatAndOfAllItsHolders) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: ceo}
positions:
  - {id: ceo, role: ceo}
  - {id: none, role: data-analyst, holder: {name: ann, share: 0.2}}
  - {id: one, role: data-analyst, holder: {name: bo, share: 0.2}}
  - {id: shared, role: data-analyst, holder: [{name: ann, share: 0.2}, {name: bo, share: 0.2}]}
  - {id: unknown, role: data-analyst, holder: [{name: ann, share: 0.2}, {name: cy, share: 0.2}]}
  - {id: both, role: data-analyst, skills: [rhyming], holder: {name: bo, share: 0.2}}
people:
  - {id: ann, skills: [rhyming]}
  - {id: bo, skills: [sql]}
  - {id: cy}
rules:
  packs: [own]
  define: [{id: analyst, for: {seat: {role: data-analyst}}, require: {skill: [sql]}, message: "{seat}"}]
)");
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    EXPECT_EQ(checked.findings.all().front().message, "`none`");
    ASSERT_EQ(checked.summary.skipped.size(), 1u);
    EXPECT_EQ(checked.summary.skipped.front().subjects, 1u);
    EXPECT_EQ(checked.summary.skipped.front().facts, std::vector<std::string>{"skills"});
}

// By the written purpose alone, and by what the people do.
TEST(CheckRules, TakesATeamForDevelopmentByItsPeopleAndForNothingElseThatItDoesNotSay) {
    const auto found = [](const std::string& purpose, const std::string& role, const std::string& asked) {
        const Checked checked = check_text(
            "orgplan: 1\ncompany: {manager: ceo}\npositions: [{id: ceo, role: ceo}]\n"
            "units: [{id: t, kind: team, purpose: " +
            purpose + ", positions: [{role: " + role +
            ", count: 4}]}]\nrules: {packs: [own], define: [{id: no-such, for: {unit: {purpose: " + asked +
            "}}, require: {size: {at_least: 9}}}]}\n");
        return checked.finding("no-such") != nullptr;
    };
    EXPECT_TRUE(found("research", "research-developer", "research"));
    EXPECT_FALSE(found("research", "data-scientist", "data"));
    EXPECT_TRUE(found("engineering", "backend-developer", "development"));
    EXPECT_TRUE(found("engineering", "backend-developer", "engineering"));
}

}  // namespace
}  // namespace orgplan
