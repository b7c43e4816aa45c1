#include <gtest/gtest.h>

#include <string>

#include "tests/rules/check_text.h"

// One mistake is one finding, and a finding says only what is known.

namespace orgplan {
namespace {

const std::string kCompany = "orgplan: 1\ncompany: {manager: ceo}\n";

TEST(OneMistake, AManagerWithoutTheRightPeopleIsOneFinding) {
    EXPECT_EQ(check_text(kCompany + R"(positions: [{id: ceo, role: ceo}]
units:
  - {id: sales, manager: s, positions: [{id: s, role: engineering-manager}, {role: account-executive, count: 4}]}
)")
                  .text(),
              "5:46 error engineering-manager-without-team: `s` is an engineering manager, but manages no technical "
              "team and has no technical reports\n");
    EXPECT_EQ(check_text(kCompany + R"(positions: [{id: ceo, role: ceo}, {role: account-executive, count: 6}]
units:
  - {id: web, kind: team, purpose: development, manager: s, positions: [{id: s, role: sales-manager}, {role: backend-developer, count: 5}]}
)")
                  .text(),
              "5:78 error sales-manager-without-sales: `s` is a sales manager, but manages no sales unit and has no "
              "sellers below it\n");
    EXPECT_EQ(check_text(kCompany + R"(positions:
  - {id: ceo, role: ceo}
  - {id: p, role: vp-product}
  - {id: pm, role: product-manager, reports_to: p}
  - {id: v, role: vp-engineering, reports_to: pm}
  - {role: backend-developer, count: 4, reports_to: v}
)")
                  .text(),
              "7:10 error vp-engineering-below-no-executive: `v` is a VP of Engineering, but does not report to an "
              "executive\n");
}

TEST(OneMistake, OfALoopOnlyTheLoopIsReported) {
    EXPECT_EQ(check_text(kCompany + R"(positions:
  - {id: ceo, role: ceo}
  - {id: v, role: vp-engineering, reports_to: e}
  - {id: e, role: engineering-manager, reports_to: v}
  - {role: backend-developer, count: 4, reports_to: e}
)")
                  .text(),
              "5:47 error reporting-cycle: reporting lines form a loop: `v` -> `e` -> `v`\n");
}

TEST(OneMistake, ARuleWithAMisspeltWordIsNotChecked) {
    const std::string spec =
        kCompany + R"(positions: [{id: ceo, role: ceo, level: senior}, {id: qa, role: qa-engineer, level: senior}]
products: [{id: p}]
rules:
  define:
)";
    const auto told = [&](const std::string& rule) {
        const Checked checked = check_text(spec + "    - " + rule + "\n");
        EXPECT_TRUE(checked.summary.without_subjects.empty()) << rule;
        return checked.text();
    };
    EXPECT_EQ(told("{id: x, for: {seat: {tag: desginer}}, require: {given: level}}"),
              "7:33 advice unfamiliar-word: no tag is called `desginer`\n");
    EXPECT_EQ(told("{id: x, for: company, require: {count: {level: senoir, at_least: 1}}, message: '{count} seniors'}"),
              "7:54 advice unfamiliar-word: no level is called `senoir`\n");
    EXPECT_EQ(told("{id: x, for: {product: {}}, require: {given: duties.roadmpa}, message: '{work} lacks {missing}'}"),
              "7:52 advice unfamiliar-word: no duty is called `roadmpa`\n");
}

TEST(OneMistake, WhatAppearsAsTheCompanyGrowsSaysSo) {
    const std::string stages = "stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-12-31}]\n";
    const Checked small = check_text(kCompany + stages + R"(positions: [{id: ceo, role: ceo}]
units:
  - {id: web, manager: m, positions: [{id: m, role: engineering-manager}, {role: backend-developer, count: 2}]}
  - {id: sales, manager: s, positions: [{id: s, role: sales-manager}, {role: account-executive, count: {a: 4, b: 8}}]}
)",
                                     "span-too-narrow");
    EXPECT_EQ(small.text(),
              "6:44 advice span-too-narrow: `m` has 2 direct reports, fewer than 4 (from 12 people on)\n");
    const Checked large = check_text(kCompany + stages + R"(positions: [{id: ceo, role: ceo}]
units:
  - {id: x, kind: team, manager: xx, positions: [{id: xx, role: engineering-manager}, {role: backend-developer, count: 3}]}
  - {id: sales, positions: [{role: account-executive, count: {a: 12, b: 60}}]}
)",
                                     "team-too-small");
    EXPECT_EQ(large.text(),
              "6:10 warning team-too-small: `x` has 3 seats besides any manager, fewer than 4 (advice below 50 "
              "people)\n");
}

TEST(OneMistake, ASpanIsCheckedWithoutUnits) {
    EXPECT_EQ(check_text(kCompany + R"(positions:
  - {id: ceo, role: ceo}
  - {id: p, title: Partner}
  - {role: backend-developer, count: 30, reports_to: p}
)",
                         "span-too-wide")
                  .text(),
              "5:10 warning span-too-wide: `p` has 30 direct reports, more than 9\n");
}

TEST(OneMistake, AManagerOfNobodyIsOneFinding) {
    const Checked checked = check_text(kCompany + R"(positions: [{id: ceo, role: ceo}, {role: data-analyst, count: 14}]
units:
  - {id: a, manager: c, positions: [{id: c, role: cto}]}
  - {id: b, manager: s, positions: [{id: s, role: sales-manager}]}
  - {id: d, manager: o, positions: [{id: o, role: operations-manager}]}
  - {id: e, manager: m, positions: [{id: m, title: Head of Marketing}]}
  - {id: f, manager: e, positions: [{id: em, role: engineering-manager}]}
  - {id: g, manager: l, positions: [{id: l, role: lead-designer}], units: [{id: h, positions: [{role: ux-writer}]}]}
)");
    for (const char* seat : {"c", "s", "o", "m"}) {
        int found = 0;
        for (const Finding& finding : checked.findings.all()) {
            found += finding.message.find("`" + std::string(seat) + "`") != std::string::npos;
        }
        EXPECT_EQ(found, 1) << seat << "\n" << checked.text();
    }
    EXPECT_EQ(checked.finding("manager-of-nobody")->message,
              "`c` is the manager of a unit with nobody else in it, and nobody reports to `c`");
}

TEST(OneMistake, AManagerWhoSitsElsewhereIsOneFinding) {
    const std::string spec = kCompany + R"(positions: [{id: ceo, role: ceo}]
units:
  - {id: web, kind: team, manager: w, positions: [{role: backend-developer, count: 5}]}
  - {id: data, kind: team, manager: d, positions: [{id: d, role: engineering-manager}, {id: w, role: engineering-manager}, {role: data-engineer, count: 5}]}
)";
    EXPECT_EQ(
        check_text(spec).text(),
        "5:36 warning manager-sits-elsewhere: `w` manages `web` but sits in `data`, so `w` reports to `d`, and all "
        "of `web` is below `d`\n");
    // Where it is meant so: a unit of managers, and a line that is written.
    EXPECT_EQ(check_text(kCompany + R"(positions: [{id: ceo, role: ceo}]
units:
  - {id: web, kind: team, manager: w, positions: [{role: backend-developer, count: 5}]}
  - {id: leads, manager: d, positions: [{id: d, role: cto}, {id: w, role: engineering-manager}]}
)")
                  .finding("manager-sits-elsewhere"),
              nullptr);
    std::string written = spec;
    written.replace(written.find("{id: w, "), 8, "{id: w, reports_to: d, ");
    EXPECT_EQ(check_text(written).finding("manager-sits-elsewhere"), nullptr);
}

TEST(OneMistake, ACountOfUnknownTitlesIsALowerBound) {
    EXPECT_EQ(
        check_text(kCompany + R"(positions: [{id: ceo, title: Managing Director}, {role: account-executive, count: 6}]
units: [{id: u, manager: m, positions: [{id: m, role: engineering-manager}, {role: backend-developer, count: 5}, {title: Principal Engineer, count: 2}]}]
products: [{id: p, units: [u]}]
)",
                   "product-without-product-manager")
            .text(),
        "5:17 warning product-without-product-manager: `p` has at least 5 engineers, and nobody in product works on "
        "it; from 5 on somebody should\n");
    EXPECT_EQ(
        check_text(kCompany + R"(positions: [{id: ceo, role: ceo}]
units: [{id: run, tags: [on-call], positions: [{title: Principal Engineer, count: 2}]}]
)",
                   "on-call-rotation-too-small")
            .text(),
        "4:14 warning on-call-rotation-too-small: `run` is on call around the clock with at most 2 people who can "
        "be; 8 are typical for its number of sites\n");
}

TEST(OneMistake, EngineersOfAHeadAreTechnical) {
    EXPECT_EQ(
        check_text(kCompany +
                   R"(positions: [{id: ceo, role: ceo}, {role: hardware-engineer, count: 2}, {role: account-executive}]
units: [{id: sales, purpose: sales, positions: [{role: pre-sales-engineer, count: 8}]}]
)")
            .finding("head-without-engineering-manager"),
        nullptr);
}

TEST(OneMistake, AUnitOfPreSalesEngineersIsOneOfSales) {
    const Checked checked = check_text(kCompany + R"(positions: [{id: ceo, role: ceo}]
units:
  - {id: sales, manager: h, positions: [{id: h, title: Office Manager}, {title: Sales Engineer, count: 3}]}
)");
    EXPECT_EQ(checked.text(), "");
}

TEST(OneMistake, ARotationIsComparedWithTheLimitOfItsSites) {
    const std::string head = kCompany + "positions: [{id: ceo, role: ceo, location: oslo}]\n";
    const std::string rule = "on-call-rotation-too-small";
    EXPECT_EQ(check_text(head + "units: [{id: run, tags: [on-call], location: oslo, positions: "
                                "[{role: site-reliability-engineer, count: 3}]}]\n",
                         rule)
                  .text(),
              "4:14 warning " + rule +
                  ": `run` is on call around the clock with 3 people who can be; 8 are typical for "
                  "its number of sites\n");
    EXPECT_EQ(
        check_text(head + "units: [{id: run, tags: [on-call], positions: [{role: site-reliability-engineer, "
                          "count: 5, location: oslo}, {role: site-reliability-engineer, count: 5, location: rome}]}]\n",
                   rule)
            .text(),
        "4:14 warning " + rule +
            ": `run` is on call around the clock with 10 people who can be; 12 are typical "
            "for its number of sites\n");
}

TEST(OneMistake, RulesGiveWayToRulesThatExist) {
    for (const Rule& rule : builtin_rules().rules) {
        for (const std::string& other : rule.gives_way_to) {
            EXPECT_NE(builtin_rules().rule(other), nullptr) << rule.id << " " << other;
            EXPECT_NE(other, rule.id);
        }
    }
}

}  // namespace
}  // namespace orgplan
