#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/report/text_report.h"
#include "tests/verify/plans.h"

namespace orgplan::testing {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string changed(std::string text, const Changes& changes) {
    for (const auto& [from, to] : changes) {
        const std::size_t at = text.find(from);
        EXPECT_NE(at, text.npos) << from;
        if (at != text.npos) text.replace(at, from.size(), to);
    }
    return text;
}

api::Result<api::Verified> verified(const std::string& base, const std::string& plan) {
    const MemoryFiles files({{"/base.yaml", base}, {"/next.yaml", plan}});
    language::ReadOptions reading;
    reading.today = *parse_date("2027-01-20");
    reading.tree = &files;
    return api::verify({"/next.yaml", reading});
}

std::string text_of(const api::Verified& made) {
    return report::text_report(made.findings, made.spec->sources, made.spec->organisation, {}) +
           verify::numbers_text(made.verification, made.spec->organisation);
}

namespace {

// Month 0 is January, 1 February, and 8 September.
//
// Two developers start in `pay` on the first of June, at half of full use that month, so that they do 1 of the 2 that
// are needed, and both from July on. The last month that begins by the 30th of June is June: one month late, weight 2.
//
// 60 000 a year is 5 000 a month, a tech lead 7 500.
//   February   cto, em, em2, sana, rui, 3 developers, 3 in `ops`: 11 x 5 000, lead 7 500      62 500
//   March      Rui has left                                                                   57 500
//   April      his successor                                                   62 500 +  1 000
//   May        a QA engineer; Sana is a tech lead, 2 500 more                  70 000 +  1 500
//   June       two developers                                                  80 000 +  2 000
//   July to September                                                      3 x 80 000
// is 572 500 of pay and 4 500 of one-off costs.
//
// Sana moves; nobody else does, and no unit that was there passes to another manager.
TEST(Verify, CalculatesTheNumbersOfAGoodPlanAnew) {
    const api::Result<api::Verified> made = verified(kBase, kPlan);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_TRUE(made->holds());
    EXPECT_TRUE(made->findings.empty()) << text_of(*made);
    const verify::Verification& found = made->verification;
    EXPECT_EQ(found.months, 8);
    EXPECT_EQ(found.late, 2);
    EXPECT_EQ(found.cost, 57'700'000);
    EXPECT_EQ(found.moves, 1u);
    EXPECT_EQ(found.manager_changes, 0u);
    ASSERT_EQ(found.goals.size(), 1u);
    EXPECT_EQ(found.goals[0].due, 5);
    EXPECT_EQ(found.goals[0].met, 6);
    EXPECT_EQ(found.goals[0].late, 1);
    EXPECT_EQ(verify::numbers_text(found, made->spec->organisation),
              "stage two: due in 2027-06, met from 2027-07, 1 month late\n"
              "late months, by weight: 2\n"
              "cost from 2027-02 to 2027-09: 577 000 EUR\n"
              "1 move, 0 changes of manager\n");
}

// A need that is met in one month and not in a later one is met from the month after that.
TEST(Verify, CountsAStageAsMetOnlyWhereItStaysSo) {
    const api::Result<api::Verified> made = verified(
        changed(kBase, {{"{id: sana, role: backend-developer, holder: Sana Mirza,",
                         "{id: sana, role: backend-developer, holder: Sana Mirza, leaves: 2027-07, backfill: 2027-09,"},
                        {"    needs:\n      units: [core, pay]\n", "    needs:\n"},
                        {"seats: [{role: qa-engineer, at_least: 1}]", "heads: 11"},
                        {"      capacity: [{within: pay, work: backend, at_least: 2}]\n", ""}}),
        "orgplan: 1\nscenario: {id: next, base: base.yaml}\n");
    ASSERT_TRUE(made) << made.error().message;
    // Twelve heads in February, eleven from March on without Rui, ten in July and August.
    ASSERT_EQ(made->verification.goals.size(), 1u);
    EXPECT_EQ(made->verification.goals[0].met, 8);
    EXPECT_EQ(made->verification.goals[0].late, 3);
    EXPECT_EQ(made->verification.late, 6);
    EXPECT_EQ(made->verification.moves, 0u);
}

TEST(Verify, NamesTheNeedsThatAreNeverMet) {
    const api::Result<api::Verified> made =
        verified(changed(kBase, {{"seats: [{role: qa-engineer, at_least: 1}]",
                                  "seats: [{role: qa-engineer, within: core, at_least: 2}]\n      heads: 40"}}),
                 changed(kPlan, {{"count: 2", "count: 1"}}));
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_THAT(verify::numbers_text(made->verification, made->spec->organisation),
                HasSubstr("stage two: due in 2027-06, not met by 2027-09, at least 4 months late: `pay` is not "
                          "complete; 1 of 2 seats of role `qa-engineer` in `core` filled; 1 of 2 for `backend` in "
                          "`pay`; a headcount of 14 of 40\nlate months, by weight: at least 8\n"));
}

TEST(Verify, CountsUnitsThatPassToAnotherManager) {
    const api::Result<api::Verified> made =
        verified(kBase, changed(kPlan, {{"    pay:\n", "    ops: {changes: {2027-07: {manager: em}}}\n    pay:\n"}}));
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_TRUE(made->findings.empty()) << text_of(*made);
    EXPECT_EQ(made->verification.manager_changes, 1u);
    EXPECT_EQ(made->verification.disruption(), 2u);
}

// What the spec itself has in a planned unit, or lets it take, comes when it opens, and is no move of the plan.
TEST(Verify, LetsAUnitOpenWithWhatTheSpecSaysOfIt) {
    const api::Result<api::Verified> made =
        verified(changed(kBase, {{"{id: pay, kind: team, size: 3..5, opens: planned}",
                                  "{id: pay, kind: team, size: 3..5, opens: planned, takes: [sana], positions: [{id: "
                                  "first, role: backend-developer}]}"},
                                 {"lead_first: 1", "lead_first: 0"}}),
                 changed(kPlan, {{"      opens: 2027-05\n      stands: 2027-06\n", "      opens: 2027-06\n"},
                                 {"    sana:\n      changes:\n        2027-05: {role: tech-lead, unit: pay}\n", ""},
                                 {"opens: 2027-05}", "opens: 2027-06}"},
                                 {"count: 2", "count: 1"}}));
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_TRUE(made->findings.empty()) << text_of(*made);
    EXPECT_EQ(made->verification.moves, 0u);
}

// A start that would wait for the end of a freeze is one in a freeze, and no change of what is written.
TEST(Verify, ReportsAStartThatWouldWaitOnce) {
    const api::Result<api::Verified> made =
        verified(changed(kBase, {{"{opens: 2027-08, closes: 2027-09}", "{opens: 2027-05, closes: 2027-07, then: wait}"},
                                 {"opens: planned}",
                                  "opens: planned, positions: [{id: first, role: "
                                  "backend-developer}]}"}}),
                 kPlan);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_TRUE(made->findings.has("plan-hire-in-freeze")) << text_of(*made);
    EXPECT_FALSE(made->findings.has("plan-changes-seat")) << text_of(*made);
}

// The same plan as a spec of its own.
TEST(Verify, TakesAllAfterTodayForThePlanOfASpecOfItsOwn) {
    const std::string whole =
        changed(kBase, {{"backfill: planned", "backfill: 2027-04"},
                        {"ready: {tech-lead: 2027-03}}",
                         "ready: {tech-lead: 2027-03}, changes: {2027-05: {role: tech-lead, unit: pay}}}\n"
                         "          - {id: qa, role: qa-engineer, opens: 2027-05}"},
                        {"opens: planned}",
                         "opens: 2027-05, stands: 2027-06, manager: em2, positions: [{role: "
                         "backend-developer, opens: 2027-06, count: 2}]}"}});
    const api::Result<api::Verified> made = verified(kBase, whole);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_TRUE(made->findings.empty()) << text_of(*made);
    EXPECT_EQ(made->verification.cost, 57'700'000);
    EXPECT_EQ(made->verification.late, 2);
    EXPECT_EQ(made->verification.moves, 1u);
}

TEST(Verify, ReportsOnlyWhatTheSpecDidNotHave) {
    const std::string base = changed(kBase, {{"run_rate: {2027-01: 80000}", "run_rate: {2027-01: 10000}"}});
    const api::Result<api::Verified> made = verified(base, kPlan);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_TRUE(made->findings.empty()) << text_of(*made);
}

// From twelve heads on a span of two is too narrow: the plan grows the company, and leaves these two alone.
TEST(Verify, ListsApartWhatSizeAloneBrings) {
    const std::string base =
        changed(kBase, {{"packs: [structure]", "packs: [structure, benchmark]"},
                        {"      - {id: pay,",
                         "      - id: sales\n        manager: head\n        positions: [{id: head, role: "
                         "head-of-sales}, {role: account-executive, count: 1}]\n      - {id: pay,"}});
    const api::Result<api::Verified> made = verified(base, kPlan);
    ASSERT_TRUE(made) << made.error().message;
    for (const text::Finding& each : made->by_size.all()) {
        for (const text::Part& part : each.about) {
            EXPECT_THAT(part.id, ::testing::Not(::testing::AnyOf("pay", "core", "sana", "em", "em2", "qa")))
                << each.message;
        }
    }
}

TEST(Verify, PointsToThePlan) {
    const api::Result<api::Verified> made = verified(kBase, changed(kPlan, {{"count: 2", "count: 1"}}));
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_THAT(text_of(*made), HasSubstr("/next.yaml:9:5: error: `pay` has 2 seats besides any manager in 2027-06"));
}

TEST(Verify, WritesJson) {
    const api::Result<api::Verified> made = verified(kBase, kPlan);
    ASSERT_TRUE(made) << made.error().message;
    const std::string json =
        verify::verification_json(made->verification, made->holds(), {made->findings, made->by_size},
                                  made->spec->sources, made->spec->organisation);
    EXPECT_THAT(json, AllOf(HasSubstr("\"verified\": true"), HasSubstr("\"met\": \"2027-07\""),
                            HasSubstr("\"late_months\": 2.0"), HasSubstr("\"amount\": \"577000.00\""),
                            HasSubstr("\"disruption\": 1"), HasSubstr("\"findings\": []")));
}

TEST(Verify, RefusesStagesWithoutDatesAndABaseThatIsNotThere) {
    const api::Result<api::Verified> undated =
        verified(kBase, "orgplan: 1\nstages: [{id: now}, {id: then}]\npositions: [{id: ceo, role: ceo}]\n");
    ASSERT_FALSE(undated);
    EXPECT_THAT(undated.error().message, HasSubstr("the stages have no dates"));
    const api::Result<api::Verified> alone = verified(kBase, changed(kPlan, {{"base.yaml", "none.yaml"}}));
    ASSERT_FALSE(alone);
    EXPECT_EQ(alone.error().why, api::Refusal::Why::faulty);
}

}  // namespace
}  // namespace orgplan::testing
