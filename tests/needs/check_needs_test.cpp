#include <gtest/gtest.h>

#include "tests/needs/found.h"

namespace orgplan::testing {
namespace {

// Lines 1 to 10: a company of six, of whom one is vacant and one comes in April.
std::string company(std::string_view mid, std::string_view end = {}, std::string_view rest = {}) {
    return fmt::format(
        "orgplan: 1\n"
        "company: {{manager: ceo}}\n"
        "stages:\n"
        "  - {{id: now, date: 2027-01-31}}\n"
        "  - {{id: mid, date: 2027-06-30, {}}}\n"
        "  - {{id: end, date: 2027-12-31{}}}\n"
        "positions: [{{id: ceo, role: ceo}}]\n"
        "units:\n"
        "  - {{id: core, size: 3..5, positions: [{{id: dev, role: backend-developer, count: 2}}, {{id: qa, role: "
        "qa-engineer, holder: vacant}}]}}\n"
        "  - {{id: pay, opens: 2027-08, stands: 2027-10, size: 2.., positions: [{{role: frontend-developer, opens: "
        "2027-09, level: senior}}]}}\n"
        "{}",
        mid, end, rest);
}

std::string found(std::string_view mid, std::string_view end = {}, std::string_view rest = {}) {
    return CheckedSpec(company(mid, end, rest)).found();
}

constexpr std::string_view kOffItsSize =
    "10 warning unit-off-its-size: `pay` has 1 seat besides any manager, fewer than its `size` "
    "of 2, at `end`\n";

TEST(Needs, AreMet) {
    EXPECT_EQ(found("needs: {units: [core], heads: 3, seats: [{role: backend-developer, within: core, at_least: 2}], "
                    "capacity: [{work: any, at_least: 2}]}"),
              kOffItsSize);
}

TEST(Needs, OfUnitsAtEachStage) {
    EXPECT_EQ(found("needs: {units: [core, pay]}"),
              "5 warning need-not-met: `mid` needs `pay`, which opens on 2027-08-01, at `mid` and `end`\n"
              "  at `mid`: `mid` needs `pay`, which opens on 2027-08-01\n"
              "  at `end`: `mid` needs `pay` with a `size` of 2.., and it has 1 seat besides any manager\n" +
                  std::string(kOffItsSize));
}

TEST(Needs, OfUnitsThatAreNotComplete) {
    const CheckedSpec checked(
        "orgplan: 1\n"
        "company: {manager: none}\n"
        "stages: [{id: a, date: 2027-01-31, needs: {units: [one]}}, {id: b, date: 2027-06-30, needs: {units: [two]}}]\n"
        "units:\n"
        "  - {id: one, closes: 2027-03, positions: [{role: cto}]}\n"
        "  - {id: two, opens: 2027-02, stands: 2027-09, positions: [{role: qa-engineer}]}\n");
    EXPECT_EQ(checked.found(),
              "3 warning need-not-met: `a` needs `one`, which is closed, at `b`\n"
              "3 warning need-not-met: `b` needs `two`, which is complete only from 2027-09-01 on, at `b`\n");
}

TEST(Needs, OfSeatsCountThoseThatAreFilled) {
    EXPECT_EQ(
        found("needs: {seats: [{role: qa-engineer, at_least: 1}, {role: [backend-developer, qa-engineer], within: "
              "[core, pay], at_least: 3}, {employment: [employee, intern], at_least: 9}]}, due: hard"),
        "5 error need-not-met: `mid` needs 1 filled seat of role `qa-engineer`, and there are none, at `mid` and "
        "`end`\n"
        "5 error need-not-met: `mid` needs 3 filled seats of role `backend-developer` or `qa-engineer` in `core` or "
        "`pay`, and there are 2, at `mid` and `end`\n"
        "5 error need-not-met: `mid` needs 9 filled seats with the contract `employee` or `intern`, and there are "
        "3, at `mid` and `end`\n"
        "  at `mid`: `mid` needs 9 filled seats with the contract `employee` or `intern`, and there are 3\n"
        "  at `end`: `mid` needs 9 filled seats with the contract `employee` or `intern`, and there are 4\n" +
            std::string(kOffItsSize));
}

TEST(Needs, HoldFromTheirStageOn) {
    const CheckedSpec checked(
        "orgplan: 1\n"
        "stages: [{id: a, date: 2027-01-31}, {id: b, date: 2027-06-30, needs: {heads: 3}}, {id: c, date: 2027-12-31}, "
        "{id: d, date: 2028-06-30}]\n"
        "company: {manager: cto}\n"
        "positions: [{id: cto, role: cto}, {role: qa-engineer, count: {a: 1, b: 2, c: 1, d: 2}}]\n");
    EXPECT_EQ(checked.found(), "2 warning need-not-met: `b` needs a headcount of 3, and it is 2, at `c`\n");
    const Finding& finding = checked.findings.all().front();
    ASSERT_EQ(finding.measures.size(), 1u);
    EXPECT_EQ(std::get<Bounded<double>>(finding.measures[0].number), (Bounded<double>{2, 3, {}}));
    EXPECT_EQ(finding.about, (std::vector<Part>{{"stage", "b"}, {"key", "heads"}}));
}

TEST(Needs, OfCapacityCountWhatPeopleDo) {
    const std::string plan =
        "plan:\n"
        "  work: [{work: web, role: frontend-developer, does: 1}, {work: web, role: frontend-developer, level: senior, "
        "does: 1.5}, {work: web, role: backend-developer, does: 0.25}]\n"
        "  ramp: {default: [0.1, 0.2, 0.3, 0.7]}\n";
    EXPECT_EQ(found("needs: {capacity: [{work: web, at_least: 1.75}]}", {}, plan),
              "5 warning need-not-met: `mid` needs a capacity of 1.75 for `web`, and it is 0.5, at "
              "`mid` and `end`\n"
              "  at `mid`: `mid` needs a capacity of 1.75 for `web`, and it is 0.5\n"
              "  at `end`: `mid` needs a capacity of 1.75 for `web`, and it is 1.55\n" +
                  std::string(kOffItsSize));
    const CheckedSpec within(company("needs: {capacity: [{work: web, within: pay, at_least: 1}]}", {}, plan));
    const Finding* const finding = within.finding("need-not-met");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->about, (std::vector<Part>{{"stage", "mid"}, {"word", "web"}, {"unit", "pay"}}));
    EXPECT_EQ(finding->message, "`mid` needs a capacity of 1 for `web` in `pay`, and it is 0");
}

TEST(Needs, ThatNameNothingAreNotReportedTwice) {
    const CheckedSpec checked(company("needs: {units: [pai], seats: [{role: no-such-role, at_least: 2}]}"));
    EXPECT_EQ(checked.finding("need-not-met"), nullptr);
}

TEST(Needs, OfStagesWithoutDates) {
    const CheckedSpec checked(
        "orgplan: 1\n"
        "stages: [{id: a}, {id: b, needs: {units: [pay], seats: [{role: cto, at_least: 2}]}}, {id: c}]\n"
        "company: {manager: none}\n"
        "positions: [{role: cto, count: {a: 1, c: 2}}]\n"
        "units: [{id: pay, opens: c, positions: [{role: qa-engineer}]}]\n");
    EXPECT_EQ(checked.found(),
              "2 warning need-not-met: `b` needs `pay`, which opens at `c`, at `b`\n"
              "2 warning need-not-met: `b` needs 2 filled seats of role `chief-technology-officer`, and there is 1, at "
              "`b`\n");
}

}  // namespace
}  // namespace orgplan::testing
