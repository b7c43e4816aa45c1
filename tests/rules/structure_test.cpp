#include <gtest/gtest.h>

#include "planner/report/finding_text.h"
#include "tests/rules/check_text.h"

namespace orgplan {
using namespace graph;
using namespace language;
using namespace rules;
using namespace text;
namespace {

TEST(Structure, TellsACycleFromItsFirstSeat) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: root}
positions:
  - {id: root, role: cto}
  - {id: below, role: backend-developer, reports_to: a}
  - {id: b, role: tech-lead, reports_to: c}
  - {id: a, role: tech-lead, reports_to: b}
  - {id: c, role: tech-lead, reports_to: a}
)",
                                       "none");
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    const Finding& finding = checked.findings.all().front();
    EXPECT_EQ(finding.rule, "reporting-cycle");
    EXPECT_EQ(finding.message, "reporting lines form a loop: `b` -> `c` -> `a` -> `b`");
    EXPECT_EQ(checked.spec->sources.line_column(0, finding.where.begin).line, 6u);
    ASSERT_EQ(finding.notes.size(), 2u);
    EXPECT_EQ(finding.notes[0].message, "`c` reports to `a`");
    EXPECT_EQ(checked.spec->sources.line_column(0, finding.notes[0].where.begin).line, 8u);
}

TEST(Structure, TellsManagersInEachOthersUnitAsOneCycle) {
    const Checked checked = check_text(R"(orgplan: 1
positions: [{id: cto, role: cto}]
units:
  - {id: a, manager: bo, positions: [{id: al, role: engineering-manager}]}
  - {id: b, manager: al, positions: [{id: bo, role: engineering-manager}]}
)",
                                       "none");
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    EXPECT_EQ(checked.findings.all().front().message, "reporting lines form a loop: `al` -> `bo` -> `al`");
}

TEST(Structure, FindsAJointHeadBelowAnother) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: [ceo, coo]}
positions: [{id: ceo, role: ceo}, {id: coo, title: COO, reports_to: ceo}]
units:
  - {id: one, manager: [a, b], positions: [{id: a, title: Lead}, {id: b, title: Lead}, {title: Hand}]}
  - {id: two, manager: [c, d], positions: [{id: c, title: Lead}, {id: e, title: Hand}]}
  - {id: three, within: two, positions: [{id: d, title: Deputy, reports_to: e}]}
)",
                                       "none");
    EXPECT_EQ(
        checked.text(),
        "2:1 error joint-head-below: `ceo` and `coo` are joint heads, and `coo` reports to `ceo` or somebody below\n"
        "6:24 error joint-head-below: `c` and `d` are joint heads, and `d` reports to `c` or somebody below\n");
}

TEST(Structure, FindsAJointHeadBelowAnotherBetweenStages) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: ceo}
stages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]
positions: [{id: ceo, role: ceo}]
units:
  - id: u
    manager: [a, b]
    positions:
      - {id: a, title: Lead}
      - {id: b, title: Lead, changes: {2027-03-01: {reports_to: e}, 2027-06-01: {reports_to: ceo}}}
      - {id: e, title: Hand}
  - id: v
    manager: f
    changes: {2027-04-01: {manager: [f, g]}, 2027-08-01: {manager: f}}
    positions: [{id: f, title: Lead}, {id: g, title: Lead, reports_to: f}]
)",
                                       "none");
    std::vector<std::string> said;
    for (const Finding& each : checked.findings.all()) {
        EXPECT_EQ(each.rule, "joint-head-below") << each.message;
        said.push_back(report::finding_text(each, checked.spec->organisation));
    }
    EXPECT_EQ(said, (std::vector<std::string>{
                        "`a` and `b` are joint heads, and `b` reports to `a` or somebody below, from 2027-03-01 to "
                        "2027-05-31, between `now` and `end`",
                        "`f` and `g` are joint heads, and `g` reports to `f` or somebody below, from 2027-04-01 to "
                        "2027-07-31, between `now` and `end`"}));
}

TEST(Structure, TellsADutyOfASeatThatHasClosed) {
    const std::string text = R"(orgplan: 1
company: {name: Duties, manager: ceo, duties: {security: guard}}
stages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]
positions:
  - {id: ceo, role: ceo}
  - {id: guard, role: security-engineer, closes: 2027-06}
  - {id: later, role: security-engineer, opens: 2027-03}
units:
  - {id: core, manager: ceo, duties: {on-call: {now: guard, 2027-05: later}}, positions: [{id: be, role: backend-developer}]}
  - {id: brief, closes: 2027-06, duties: {on-call: guard}, positions: [{id: qa, role: qa-engineer}]}
products:
  - {id: shop, units: [core], duties: {roadmap: {now: guard, 2027-09: ceo}}}
  - {id: till, units: [core], duties: {roadmap: later}}
)";
    const Checked checked = check_text(text, "none");
    std::vector<std::string> said;
    for (const Finding& each : checked.findings.all()) {
        EXPECT_EQ(each.rule, "duty-of-closed-seat") << each.message;
        said.push_back(report::finding_text(each, checked.spec->organisation));
    }
    // Whoever is still to come has the duty from then on, and what was handed over in time is nothing.
    EXPECT_EQ(said, (std::vector<std::string>{
                        "the duty `security` of the company is with `guard`, which has closed, at `end`",
                        "the duty `roadmap` of product `shop` is with `guard`, which has closed, from 2027-06-01 to "
                        "2027-08-31, between `now` and `end`"}));
}

TEST(Structure, ShortensALongCycle) {
    std::string text = "orgplan: 1\ncompany: {manager: root}\npositions:\n  - {id: root, role: cto}\n";
    for (int i = 0; i < 30; ++i) {
        text +=
            "  - {id: s" + std::to_string(i) + ", title: Seat, reports_to: s" + std::to_string((i + 1) % 30) + "}\n";
    }
    const Checked checked = check_text(text, "none");
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    const Finding& finding = checked.findings.all().front();
    EXPECT_TRUE(finding.message.ends_with("`s11` -> 18 more -> `s0`")) << finding.message;
    EXPECT_EQ(finding.notes.size(), 11u);
}

TEST(Structure, TellsWhoReportsToItself) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: cto}
positions: [{id: cto, role: cto}, {id: a, role: tech-lead, reports_to: a}]
)",
                                       "none");
    const bool told = checked.text().find("self-report") != std::string::npos;
    EXPECT_TRUE(told) << checked.text();
    EXPECT_EQ(checked.finding("reporting-cycle"), nullptr);
}

TEST(Structure, AdvisesAManagerForAUnit) {
    const std::string head = "orgplan: 1\npositions: [{id: cto, role: cto}]\nunits:\n  - ";
    const Checked without =
        check_text(head + "{id: web, positions: [{id: em, role: em}, {role: backend-developer}]}\n", "none");
    const Finding* finding = without.finding("unit-without-manager");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->severity, Severity::advice);
    EXPECT_EQ(finding->message, "`web` has no `manager`, though the role of `em` in it manages people");
    EXPECT_EQ(without.spec->sources.text(finding->where), "web");
    for (const char* sound : {"{id: web, manager: em, positions: [{id: em, role: em}, {role: backend-developer}]}\n",
                              "{id: web, positions: [{id: em, role: em}, {role: backend-developer, reports_to: em}]}\n",
                              "{id: web, positions: [{role: tech-lead}, {role: backend-developer}]}\n"}) {
        const Checked checked = check_text(head + sound, "none");
        EXPECT_TRUE(checked.findings.empty()) << sound << checked.text();
    }
}

TEST(Structure, WarnsOfUnitsWithoutAnybody) {
    const Checked checked = check_text(R"(orgplan: 1
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]
positions: [{id: cto, role: cto, also: [{role: tech-lead, in: hats}]}, {id: dev, role: backend-developer}]
company: {manager: cto}
units:
  - {id: empty}
  - {id: hats}
  - {id: members, members: [dev]}
  - {id: above, units: [{id: later, positions: [{role: backend-developer, opens: b}]}]}
  - {id: between, opens: 2027-03, closes: 2027-05, units: [{id: inside, positions: [{role: qa-engineer}]}]}
  - {id: briefly, members: [crew]}
  - {id: filled, changes: {2027-04: {name: Filled}}}
  - {id: crews, opens: 2027-03, positions: [{id: crew, role: qa-engineer, closes: 2027-05,
      changes: {2027-04: {unit: filled}}}]}
)",
                                       "none");
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.text();
    EXPECT_EQ(checked.findings.all().front().message, "`empty` has no seats at any time");
    EXPECT_EQ(checked.findings.all().front().severity, Severity::warning);
}

TEST(Structure, HoldsStagesToTheirNumbers) {
    const Checked checked = check_text(R"(orgplan: 1
stages:
  - {id: a, date: 2027-01-31, headcount: 6..8}
  - {id: b, date: 2027-06-30, headcount: ..3, externals: 2.., fte: 3.5}
  - {id: c, date: 2027-12-31, headcount: 4, externals: 0..1, fte: 4.5..}
positions:
  - {id: cto, role: cto}
  - {role: backend-developer, count: 3}
  - {role: backend-developer, employment: contractor, fte: 0.5}
  - {role: qa-engineer, holder: vacant}
company: {manager: cto}
)",
                                       "none");
    EXPECT_EQ(checked.text(),
              "3:42 error headcount-off-target: `headcount` is 4 (1 external not counted), but the target is 6..8\n"
              "4:42 error headcount-off-target: `headcount` is 4 (1 external not counted), but the target is ..3\n"
              "4:58 error headcount-off-target: `externals` is 1, but the target is 2..\n"
              "4:68 error headcount-off-target: `fte` is 4.5, but the target is 3.5\n");
}

TEST(Structure, HoldsDepartmentsToTheirNumber) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: cto, departments: 2}
stages: [{id: a}, {id: b}, {id: c}]
positions: [{id: cto, role: cto}]
units:
  - id: it
    kind: department
    departments: 3
    units:
      - {id: dev, kind: department, positions: [{role: tech-lead, count: 2}]}
      - {id: ops, kind: department, positions: [{role: tech-lead}]}
      - {id: data, kind: team, positions: [{role: tech-lead}], changes: {b: {kind: department}}}
      - {id: qa, kind: department, opens: c, positions: [{role: tech-lead}]}
  - {id: sales, kind: department, departments: 1, closes: c, positions: [{role: tech-lead}]}
  - {id: hr, kind: department, departments: 0, opens: c, positions: [{role: tech-lead}]}
)",
                                       "none");
    EXPECT_EQ(checked.text(),
              "8:18 error departments-not-as-stated: unit `it` states 3 departments, but 2 are listed: "
              "`dev`, `ops`\n"
              "8:18 error departments-not-as-stated: unit `it` states 3 departments, but 4 are listed: "
              "`dev`, `ops`, `data`, `qa`\n"
              "14:48 error departments-not-as-stated: unit `sales` states 1 department, but none is "
              "listed\n");
    ASSERT_EQ(checked.findings.all().size(), 3u);
    EXPECT_EQ(checked.findings.all()[0].stages, StageSet::only(id_at<StageId>(0)));
    EXPECT_EQ(checked.findings.all()[1].stages, StageSet::only(id_at<StageId>(2)));
    EXPECT_EQ(checked.findings.all()[2].stages, StageSet::first(2));
}

TEST(Structure, HoldsTheCompanyToItsDepartments) {
    const Checked checked = check_text(R"(orgplan: 1
company: {manager: cto, departments: 3}
positions: [{id: cto, role: cto}]
units: [{id: it, kind: department, positions: [{role: tech-lead}]}, {id: ops, positions: [{role: tech-lead}]}]
)",
                                       "none");
    EXPECT_EQ(checked.text(),
              "2:38 error departments-not-as-stated: the company states 3 departments, but 1 is listed: "
              "`it`\n");
}

}  // namespace
}  // namespace orgplan
