#include <gtest/gtest.h>

#include "tests/needs/found.h"

namespace orgplan::testing {
namespace {

constexpr std::string_view kGrowing =
    "orgplan: 1\n"
    "company: {name: Kestrel, manager: cto, departments: 2}\n"
    "stages:\n"
    "  - {id: a, date: 2027-01-31}\n"
    "  - {id: b, date: 2027-06-30, needs: {units: [pay], heads: 9}, due: hard}\n"
    "  - {id: c, date: 2027-09-30, needs: {seats: [{role: cto, within: top, at_least: 2}]}, due: hard}\n"
    "units:\n"
    "  - {id: top, positions: [{id: cto, role: cto}]}\n"
    "  - {id: core, kind: department, positions: [{id: dev, role: backend-developer, count: 3}, {id: qa, role: "
    "qa-engineer, leaves: 2027-03, backfill: planned}]}\n"
    "  - id: products\n"
    "    kind: department\n"
    "    units:\n"
    "      - {id: pay, opens: planned, size: 4..8, units: [{id: cards, opens: planned}]}\n"
    "  - {id: ops, kind: department, opens: planned, departments: 1, units: [{id: desk, kind: department}]}\n";

TEST(Planned, IsSaidOnceAndWhatItKeepsFromBeingMetIsAdvice) {
    EXPECT_EQ(
        CheckedSpec(std::string(kGrowing)).found(),
        "5 advice need-not-met: `b` needs `pay`, which waits for a plan, at `b` and `c`\n"
        "5 advice need-not-met: `b` needs a headcount of 9, and it is 4, at `b` and `c`\n"
        "6 error need-not-met: `c` needs 2 filled seats of role `chief-technology-officer` in `top`, and there is "
        "1, at `c`\n"
        "13 advice waits-for-plan: `pay`, `ops` and the successor in `qa` wait for a plan, and the needs of `b` "
        "depend on them\n"
        "  14 `ops` is planned\n"
        "  9 the successor in `qa` is planned\n");
}

TEST(Planned, UnitsAloneAreSaidToo) {
    EXPECT_EQ(CheckedSpec("orgplan: 1\npositions: [{role: cto}]\nunits: [{id: pay, opens: planned}]\n").found(),
              "3 advice waits-for-plan: `pay` waits for a plan\n");
}

TEST(Planned, ManyAreCounted) {
    std::string text = "orgplan: 1\npositions: [{role: cto}]\nunits:\n";
    for (int i = 1; i <= 15; ++i) text += fmt::format("  - {{id: u{}, opens: planned}}\n", i);
    const CheckedSpec checked(text);
    ASSERT_EQ(checked.findings.all().size(), 1u) << checked.found();
    EXPECT_EQ(checked.findings.all()[0].message,
              "`u1`, `u2`, `u3`, `u4`, `u5`, `u6`, `u7`, `u8`, `u9`, `u10`, `u11`, `u12` and 3 more wait for a plan");
    EXPECT_EQ(checked.findings.all()[0].notes.size(), 11u);
}

// Nothing is reported of a planned unit, or of what names it, that will be otherwise once it is open.
TEST(Planned, NothingElseIsFoundOfIt) {
    const CheckedSpec checked(R"(orgplan: 1
company: {name: Kestrel, manager: ceo, builds: [software]}
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}]
positions: [{id: ceo, role: ceo, works_with: [pay]}, {id: ann, role: qa-engineer, changes: {b: {unit: pay}}}]
units:
  - {id: core, manager: lead, serves: [pay], positions: [{id: lead, role: tech-lead}, {id: dev, role: backend-developer, count: 5}]}
  - id: pay
    opens: planned
    manager: em
    size: 4..6
    departments: 2
    takes: [dev-2..3]
    members: [dev-1]
    duties: {on-call: em}
    works_with: [core]
    changes: {b: {name: Payments, manager: ceo}}
    positions:
      - {id: em, role: engineering-manager, opens: b, leaves: 2027-08, backfill: 2027-09}
      - {role: backend-developer, count: {a: 1, b: 3}, changes: {b: {level: senior}}, reports_to: em}
    units:
      - {id: cards, opens: 2027-03, stands: 2027-04, closes: b, positions: [{role: qa-engineer, opens: 2027-02}]}
      - {id: loans, opens: planned}
  - id: lab
    manager: em
    positions:
      - {id: rae, role: qa-engineer, reports_to: em, escalates_to: [em]}
      - {id: ida, role: qa-engineer, opens: 2027-04, dotted: [em], also: [{role: scrum-master, in: pay}]}
      - {id: bea, role: executive-assistant, assistant_to: [em], also: [{role: scrum-master, to: em}]}
  - {id: old, changes: {b: {within: pay}}, positions: [{role: qa-engineer}]}
  - {id: late, opens: planned, takes: {b: [dev-4]}, positions: [{id: po, role: product-owner, holder: {name: Al Bo, away: [{opens: 2027-03, closes: 2027-04}]}}]}
products: [{id: shop, units: [pay], duties: {roadmap: em}}]
hiring:
  now: 2027-01-15
  hires_per_month: 1
  freeze: [{opens: 2027-03, closes: 2027-05, for: pay, then: wait}, {opens: 2027-08, closes: 2027-09, for: cards}]
budgets: [{for: pay, run_rate: {a: 20000}, total: {2027: 100000}}]
costs: {currency: EUR, yearly: {default: 60000}}
rules: {ignore: [{rule: unit-off-its-size, at: pay, why: It grows.}, {rule: span-too-wide, at: em, why: For now.}]}
)");
    EXPECT_EQ(checked.found(), "7 advice waits-for-plan: `pay` and `late` wait for a plan\n  30 `late` is planned\n");
}

// A unit whose lead is there first is too small only once it is complete.
TEST(Planned, AUnitIsOffItsSizeOnceItIsComplete) {
    const CheckedSpec checked(R"(orgplan: 1
company: {manager: ceo}
stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30}, {id: c, date: 2027-12-31}]
positions: [{id: ceo, role: ceo}, {id: clerk, title: Clerk, count: 20}]
units: [{id: pay, kind: team, opens: 2027-05, stands: 2027-09, size: 4..8, positions: [{role: tech-lead}, {role: backend-developer, opens: 2027-09}]}]
)",
                              {"structure", "benchmark"});
    EXPECT_EQ(checked.found(),
              "5 advice team-too-small: `pay` has 2 seats besides any manager, fewer than 4, at `c`\n"
              "5 warning unit-off-its-size: `pay` has 2 seats besides any manager, fewer than "
              "its `size` of 4, at `c`\n");
}

}  // namespace
}  // namespace orgplan::testing
