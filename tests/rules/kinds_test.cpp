#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "planner/api/check.h"

// The kinds of mistakes that rules missed, and of sound things that they called mistakes, when strangers tried them.

namespace orgplan {
using namespace text;
namespace {

struct Kind {
    const char* name;
    const char* rule;
    std::size_t line;  // of the only finding of the rule; 0: there must be none
    const char* severity;
    const char* spec;  // after `orgplan: 1` on the first line
};

constexpr Kind kKinds[] = {
    {"manager_of_units_goes", "manager-closes-early", 5, "warning",
     R"(stages: [{id: now, date: 2027-01-31}, {id: later, date: 2028-01-31}]
positions: [{id: head, role: ceo}]
units:
  - {id: product, manager: cpo, positions: [{id: cpo, role: vp-product, closes: later}], units: [{id: maps, manager: pm, positions: [{id: pm, role: lead-product-manager}, {role: product-manager, count: 2}]}]}
)"},
    {"unit_opens_before_its_manager", "team-before-lead", 5, "warning",
     R"(stages: [{id: now, date: 2027-01-31}, {id: mid, date: 2027-06-30}, {id: later, date: 2028-01-31}]
positions: [{id: head, role: ceo}]
units:
  - {id: data, opens: mid, manager: lead, positions: [{id: lead, role: engineering-manager, opens: later}], units: [{id: lake, positions: [{role: data-engineer, count: 3}]}]}
)"},
    {"roles_do_not_vouch_for_themselves", "technical-recruiter-outside-recruiting", 5, "error",
     R"(positions: [{id: head, role: ceo}]
units:
  - {id: hiring, purpose: people, positions: [{role: recruiter}]}
  - {id: core, purpose: engineering, positions: [{role: technical-recruiter, count: 3}, {role: backend-developer, count: 4}]}
)"},
    {"the_holder_is_asked", "backlog-owner-outside-team", 4, "error", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, kind: team, duties: {backlog: blue-po}, positions: [{role: product-owner}, {role: backend-developer, count: 3}]}
  - {id: blue, kind: team, positions: [{id: blue-po, role: product-owner}, {role: backend-developer, count: 3}]}
)"},
    {"the_holder_may_work_for_it", "backlog-owner-outside-team", 0, "", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, kind: team, duties: {backlog: blue-po}, positions: [{role: backend-developer, count: 3}]}
  - {id: blue, kind: team, positions: [{id: blue-po, role: product-owner, serves: [red]}, {role: backend-developer, count: 3}]}
)"},
    {"the_lead_of_another_team", "product-quality-outside-tech-lead", 6, "error", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, positions: [{role: tech-lead}, {role: backend-developer, count: 3}]}
  - {id: blue, positions: [{id: other, role: tech-lead}, {role: backend-developer, count: 3}]}
products: [{id: shop, units: [red], duties: {quality: other}}]
)"},
    {"a_dotted_line_is_a_tie", "copywriter-in-design", 0, "", R"(positions: [{id: head, role: ceo}]
units:
  - {id: brand, purpose: marketing, manager: mm, positions: [{id: mm, role: product-marketing-manager}]}
  - {id: studio, purpose: design, positions: [{role: product-designer}, {role: copywriter, dotted: [mm]}]}
)"},
    {"a_manager_in_name", "manager-in-name-only", 4, "warning",
     R"(positions: [{id: head, role: ceo}, {id: boss, role: cto, reports_to: head}]
units:
  - {id: red, manager: em, positions: [{id: em, role: engineering-manager}, {role: qa-engineer, count: 2, reports_to: boss}]}
)"},
    {"dotted_lines_make_a_manager", "manager-in-name-only", 0, "",
     R"(positions: [{id: head, role: ceo}, {id: boss, role: cto, reports_to: head}]
units:
  - {id: red, manager: em, positions: [{id: em, role: engineering-manager}, {role: qa-engineer, count: 2, reports_to: boss, dotted: [em]}]}
)"},
    {"sellers_by_their_lines", "engineering-manager-over-other-team", 4, "error", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, positions: [{id: em, role: engineering-manager, reports_to: head}, {role: backend-developer, reports_to: em}]}
  - {id: shop, positions: [{role: account-executive, count: 4, reports_to: em}]}
)"},
    {"a_squad_of_many_trades", "engineering-manager-over-other-team", 0, "", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, manager: em, positions: [{id: em, role: engineering-manager}, {role: backend-developer, count: 2}, {role: product-manager}, {role: product-designer, count: 2}, {role: ux-writer}]}
)"},
    {"a_title_that_may_be_it", "hardware-engineer-missing", 0, "", R"(company: {builds: [robots]}
positions: [{id: head, role: ceo}]
units: [{id: lab, positions: [{title: Mechanical Engineer, count: 6}]}]
)"},
    {"a_title_that_cannot_be_it", "hardware-engineer-missing", 2, "error", R"(company: {builds: [robots]}
positions: [{id: head, role: ceo}]
units: [{id: lab, positions: [{title: Accountant, count: 2}, {role: software-developer, count: 3}]}]
)"},
    {"most_titles_are_unknown", "security-engineer-missing", 0, "", R"(company: {sector: banking}
positions: [{id: head, role: ceo}]
units: [{id: lab, positions: [{title: Zauberer, count: 12}, {role: software-developer, count: 3}]}]
)"},
    {"a_part_of_a_company", "security-engineer-missing", 0, "",
     R"(outside: [board]
company: {sector: banking, manager: head}
positions: [{id: head, role: engineering-manager, reports_to: board}]
units: [{id: lab, positions: [{role: software-developer, count: 14}]}]
)"},
    {"whoever_works_for_units_elsewhere", "data-analyst-tied-to-one-area", 0, "",
     R"(outside: [board]
company: {manager: head}
positions: [{id: head, title: Chief Data Officer, reports_to: board}]
units: [{id: numbers, positions: [{role: data-analyst, count: 3}]}, {id: models, positions: [{role: data-scientist, count: 3}]}]
)"},
    {"a_team_by_its_people", "team-with-several-tech-leads", 4, "warning", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, positions: [{role: tech-lead, count: 2}, {role: backend-developer, count: 4}]}
)"},
    {"no_error_by_its_people_alone", "dev-team-outside-vp-engineering", 5, "warning",
     R"(positions: [{id: head, role: ceo}]
units:
  - {id: tech, manager: vpe, positions: [{id: vpe, role: vp-engineering}, {role: backend-developer, count: 3}]}
  - {id: red, manager: po, positions: [{id: po, role: product-owner}, {role: backend-developer, count: 4}]}
)"},
    {"an_error_where_it_is_written", "dev-team-outside-vp-engineering", 5, "error",
     R"(positions: [{id: head, role: ceo}]
units:
  - {id: tech, manager: vpe, positions: [{id: vpe, role: vp-engineering}, {role: backend-developer, count: 3}]}
  - {id: red, purpose: development, manager: po, positions: [{id: po, role: product-owner}, {role: backend-developer, count: 4}]}
)"},
    {"below_a_seat_that_is_missing", "dev-team-outside-vp-engineering", 5, "error",
     R"(positions: [{id: head, role: ceo}, {id: vpe, role: vp-engineering}]
units:
  - {id: red, purpose: development, positions: [{role: backend-developer, count: 4, reports_to: em},
      {id: em, role: engineering-manager, reports_to: head}]}
  - {id: blue, purpose: development, manager: vpe, positions: [{role: backend-developer, count: 4}]}
)"},
    {"the_head_of_a_unit_in_an_area", "area-past-general-manager", 4, "warning", R"(positions: [{id: head, role: ceo}]
units:
  - {id: iberia, kind: area, manager: gm, positions: [{id: gm, role: general-manager}, {role: account-executive, count: 2}], units: [{id: books, manager: fin, positions: [{id: fin, title: Controller, reports_to: head}, {title: Bookkeeper, count: 2}]}]}
)"},
    {"a_department_that_is_served", "ux-researcher-tied-to-one-team", 0, "", R"(positions: [{id: head, role: ceo}]
units:
  - {id: tech, positions: [{role: cto}], units: [{id: red, positions: [{role: backend-developer}]}, {id: blue, positions: [{role: backend-developer}]}]}
  - {id: studio, purpose: design, positions: [{role: ux-researcher, serves: [tech]}]}
)"},
    {"words_fold_case", "mobile-developer-without-mobile-product", 0, "", R"(positions: [{id: head, role: ceo}]
units: [{id: red, positions: [{role: mobile-developer}]}]
products: [{id: shop, platforms: [iPadOS, iOS], units: [red]}]
)"},
    {"another_word_for_it", "performance-marketer-without-ads", 0, "", R"(company: {channels: [Google-Ads]}
positions: [{id: head, role: ceo}, {role: performance-marketer, reports_to: head}]
)"},
    {"a_word_that_nobody_knows", "performance-marketer-without-ads", 0, "", R"(company: {channels: [zeppelins]}
positions: [{id: head, role: ceo}, {role: performance-marketer, reports_to: head}]
)"},
    {"a_word_for_something_else", "performance-marketer-without-ads", 3, "warning", R"(company: {channels: [press]}
positions: [{id: head, role: ceo}, {role: performance-marketer, reports_to: head}]
)"},
    {"nothing_of_units_without_units", "developer-advocate-without-team", 0, "",
     R"(positions: [{id: head, role: ceo}, {role: developer-advocate, count: 2, reports_to: head}]
)"},
    {"a_coach_of_the_only_team", "agile-coach-without-agile-team", 4, "warning", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, kind: team, agile: false, positions: [{role: agile-coach}, {role: backend-developer, count: 4}]}
)"},
    {"a_first_recruiter", "technical-recruiter-outside-recruiting", 0, "",
     R"(positions: [{id: head, role: ceo}, {role: technical-recruiter, reports_to: head}]
units: [{id: red, positions: [{role: backend-developer, count: 7}]}]
)"},
    {"a_deputy", "several-chief-technology-officers", 0, "",
     R"(positions: [{id: head, role: ceo}, {id: boss, role: cto, reports_to: head}]
units: [{id: red, manager: boss, positions: [{role: cto, title: Deputy CTO}, {role: backend-developer, count: 3}]}]
)"},
    {"companies_of_a_group", "several-chief-technology-officers", 0, "", R"(positions: [{id: head, role: ceo}]
units:
  - {id: north, manager: a, positions: [{id: a, role: ceo}, {id: at, role: cto}, {role: backend-developer, count: 3, reports_to: at}]}
  - {id: south, manager: b, positions: [{id: b, role: ceo}, {id: bt, role: cto}, {role: backend-developer, count: 3, reports_to: bt}]}
)"},
    {"a_size_that_is_stated", "unit-off-its-size", 4, "warning", R"(positions: [{id: head, role: ceo}]
units:
  - {id: red, size: 4.., manager: em, positions: [{id: em, role: engineering-manager}, {role: backend-developer, count: 3}]}
)"},
    {"months_without_a_manager", "manager-missing-for-months", 5, "warning",
     R"(stages: [{id: now, date: 2027-01-31}, {id: later, date: 2027-12-31}]
positions: [{id: head, role: ceo}]
units:
  - {id: red, manager: em, positions: [{id: em, role: engineering-manager, opens: later}, {role: backend-developer, count: 3}]}
)"},
};

class Kinds : public testing::TestWithParam<Kind> {};

TEST_P(Kinds, AreFoundOnceAtTheirLine) {
    language::ReadOptions options;
    options.today = *parse_date("2027-01-15");
    options.stdin_text = "orgplan: 1\n" + std::string(GetParam().spec);
    const api::Result<api::SpecPtr> spec = api::read("-", options);
    ASSERT_TRUE(spec);
    const api::Result<api::Checked> checked = api::check(**spec, {});
    ASSERT_TRUE(checked);
    std::vector<std::string> found, expected;
    std::string all;
    for (const Finding& finding : checked->findings.all()) {
        all += finding.rule + ": " + finding.message + "\n";
        if (finding.rule != GetParam().rule) continue;
        const LineColumn at = (*spec)->sources.line_column(finding.where.file, finding.where.begin);
        found.push_back(std::string(name_of(finding.severity)) + " at line " + std::to_string(at.line));
    }
    if (GetParam().line != 0)
        expected.push_back(std::string(GetParam().severity) + " at line " + std::to_string(GetParam().line));
    EXPECT_EQ(found, expected) << all;
}

INSTANTIATE_TEST_SUITE_P(Rules, Kinds, testing::ValuesIn(kKinds),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace orgplan
