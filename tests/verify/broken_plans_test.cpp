#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "planner/text/catalogue.h"
#include "tests/verify/plans.h"

// One broken plan for each thing that a plan must not do, and the rule that catches it.

namespace orgplan::testing {
namespace {

struct Broken {
    std::string_view what;
    std::string_view rule;
    Changes base;
    Changes plan;
};

const std::vector<Broken>& broken_plans() {
    static const std::vector<Broken> kBroken{
        // What is written stays.
        {"it writes a budget",
         "plan-changes-terms",
         {},
         {{"edit:\n", "budgets: [{for: company, run_rate: {2027-01: 900000}}]\nedit:\n"}}},
        {"it ends a freeze", "plan-changes-terms", {}, {{"edit:\n", "hiring: {freeze: []}\nedit:\n"}}},
        {"it sets a rule", "plan-changes-terms", {}, {{"edit:\n", "rules: {set: {span.max: 40}}\nedit:\n"}}},
        {"it lets people move sooner", "plan-changes-terms", {}, {{"edit:\n", "plan: {moves: {stay: 0}}\nedit:\n"}}},
        {"it cuts pay", "plan-changes-terms", {}, {{"edit:\n", "costs: {bands: [{yearly: 6000}]}\nedit:\n"}}},
        {"it moves a stage", "plan-changes-terms", {}, {{"edit:\n", "edit:\n  stages: {two: {date: 2027-07-31}}\n"}}},
        {"it removes a seat", "plan-loses-what-is-written", {}, {{"    rui:", "    olga: ~\n    rui:"}}},
        {"it removes a unit",
         "plan-loses-what-is-written",
         {{"      - {id: pay,", "      - {id: idle, kind: team}\n      - {id: pay,"}},
         {{"    pay:\n", "    idle: ~\n    pay:\n"}}},
        {"somebody leaves", "plan-changes-seat", {}, {{"    rui:", "    olga: {leaves: 2027-06}\n    rui:"}}},
        {"a seat closes", "plan-changes-seat", {}, {{"    rui:", "    olga: {closes: 2027-06}\n    rui:"}}},
        {"somebody works less", "plan-changes-seat", {}, {{"    rui:", "    olga: {fte: 0.5}\n    rui:"}}},
        {"somebody is paid less", "plan-changes-seat", {}, {{"    rui:", "    olga: {cost: {yearly: 100}}\n    rui:"}}},
        {"another person holds a seat",
         "plan-changes-seat",
         {},
         {{"    rui:", "    olga: {holder: Ines Okafor}\n    rui:"}}},
        {"somebody reports elsewhere",
         "plan-changes-seat",
         {},
         {{"    rui:", "    olga: {reports_to: cto}\n    rui:"}}},
        {"somebody is said to be ready",
         "plan-changes-seat",
         {},
         {{"    rui:", "    olga: {ready: {tech-lead: 2027-03}}\n    rui:"}}},
        {"a unit has another size", "plan-changes-unit", {}, {{"    core:\n", "    core:\n      size: 3..9\n"}}},
        {"a unit closes", "plan-changes-unit", {}, {{"    pay:\n", "    ops: {closes: 2027-08}\n    pay:\n"}}},
        {"a planned unit is of another kind",
         "plan-changes-unit",
         {},
         {{"      stands: 2027-06\n", "      stands: 2027-06\n      kind: squad\n"}}},
        {"there is a unit that nobody planned",
         "plan-adds-unit",
         {},
         {{"edit:\n", "units: [{id: more, kind: team}]\nedit:\n"}}},

        // Hires.
        {"a role that is not looked for", "plan-hire-not-listed", {}, {{"role: qa-engineer", "role: data-engineer"}}},
        {"a level that is not looked for",
         "plan-hire-not-listed",
         {},
         {{"role: qa-engineer,", "role: qa-engineer, level: senior,"}}},
        {"half a week that is not looked for",
         "plan-hire-not-listed",
         {},
         {{"role: qa-engineer,", "role: qa-engineer, fte: 0.5,"}}},
        {"a start in the month of the 50th day", "plan-hire-too-early", {}, {{"opens: 2027-05}", "opens: 2027-03}"}}},
        {"a successor sooner than the seat can be filled",
         "plan-hire-too-early",
         {},
         {{"backfill: 2027-04", "backfill: 2027-03-01"}}},
        {"a start in a freeze", "plan-hire-in-freeze", {}, {{"opens: 2027-05}", "opens: 2027-08}"}}},
        {"a successor in a freeze", "plan-hire-in-freeze", {}, {{"backfill: 2027-04", "backfill: 2027-08"}}},
        {"a start within a month", "plan-within-a-month", {}, {{"opens: 2027-05}", "opens: 2027-05-03}"}}},
        {"a start before today", "plan-in-the-past", {}, {{"opens: 2027-05}", "opens: 2027-01-04}"}}},
        {"a start after the end", "plan-after-its-end", {}, {{"opens: 2027-05}", "opens: 2027-10}"}}},
        {"a hire without a cost",
         "plan-hire-without-cost",
         {{"{yearly: 60000}", "{family: executive, yearly: 60000}"}},
         {}},
        {"a vacant seat makes up the size",
         "plan-seat-not-held",
         {},
         {{"opens: 2027-06, count: 2", "opens: 2027-06, holder: vacant, count: 2"}}},
        {"somebody is hired for a time",
         "plan-seat-not-held",
         {},
         {{"opens: 2027-05}", "opens: 2027-05, closes: 2027-07}"}}},

        // Promotions.
        {"somebody who is not ready",
         "plan-promotes-the-unready",
         {},
         {{"    rui:", "    olga: {changes: {2027-05: {role: tech-lead}}}\n    rui:"}}},
        {"another role than that",
         "plan-promotes-the-unready",
         {},
         {{"role: tech-lead, unit: pay", "role: software-architect, unit: pay"}}},
        {"before they are ready", "plan-promotes-early", {{"tech-lead: 2027-03", "tech-lead: 2027-06"}}, {}},
        {"a second time",
         "plan-promotes-twice",
         {{"tech-lead: 2027-03", "tech-lead: 2027-03, engineering-manager: 2027-03"}},
         {{"        2027-05: {role: tech-lead, unit: pay}",
           "        2027-05: {role: tech-lead, unit: pay}\n        2027-08: {role: engineering-manager}"}}},
        {"in ramp-up",
         "plan-promotes-newcomer",
         {{"holder: Sana Mirza,", "holder: Sana Mirza, opens: 2027-03,"}, {"[0.5]", "[0.2, 0.4, 0.6]"}},
         {}},
        {"within a month", "plan-within-a-month", {}, {{"2027-05: {role", "2027-05-15: {role"}}},

        // Moves.
        {"where nobody may move", "plan-move-not-allowed", {{"moves: {stay: 3}", "moves: none"}}, {}},
        {"out of a unit",
         "plan-move-not-allowed",
         {},
         {{"    rui:", "    olga: {changes: {2027-05: {unit: none}}}\n    rui:"}}},
        {"soon after a start",
         "plan-moves-too-soon",
         {{"holder: Sana Mirza,", "holder: Sana Mirza, opens: 2027-03,"}},
         {}},
        {"soon after a start that the plan adds",
         "plan-moves-too-soon",
         {},
         {{"opens: 2027-05}", "opens: 2027-05, changes: {2027-07: {unit: ops}}}"}}},
        {"in ramp-up",
         "plan-moves-too-soon",
         {{"holder: Sana Mirza,", "holder: Sana Mirza, opens: 2027-02,"}, {"[0.5]", "[0.2, 0.4, 0.6, 0.8]"}},
         {}},
        {"soon after a move",
         "plan-moves-too-soon",
         {},
         {{"        2027-05: {role: tech-lead, unit: pay}",
           "        2027-05: {role: tech-lead, unit: pay}\n        2027-07: {unit: ops}"}}},
        {"of a manager",
         "plan-moves-who-is-needed",
         {},
         {{"    rui:", "    em: {changes: {2027-05: {unit: ops}}}\n    rui:"}}},
        {"of somebody with a duty",
         "plan-moves-who-is-needed",
         {{"        manager: em2\n", "        manager: em2\n        duties: {on-call: olga}\n"}},
         {{"    rui:", "    olga: {changes: {2027-05: {unit: core}}}\n    rui:"}}},
        {"of somebody to whom others report",
         "plan-moves-who-is-needed",
         {{"role: site-reliability-engineer, count: 2", "role: site-reliability-engineer, count: 2, reports_to: olga"}},
         {{"    rui:", "    olga: {changes: {2027-05: {unit: core}}}\n    rui:"}}},

        // Units.
        {"it closes again",
         "plan-unit-closes",
         {},
         {{"      stands: 2027-06\n", "      stands: 2027-06\n      closes: 2027-09\n"}}},
        {"it opens within a month", "plan-within-a-month", {}, {{"opens: 2027-05\n", "opens: 2027-04-20\n"}}},
        {"it is complete within a month", "plan-within-a-month", {}, {{"stands: 2027-06\n", "stands: 2027-06-02\n"}}},
        {"others come before",
         "plan-unit-filled-early",
         {},
         {{"opens: 2027-06, count: 2", "opens: 2027-05, count: 2"}}},
        {"the lead comes with the others", "plan-unit-before-its-lead", {}, {{"2027-05: {role", "2027-06: {role"}}},
        {"the lead is a vacant seat",
         "plan-unit-before-its-lead",
         {},
         {{"{role: tech-lead, unit: pay}", "{role: tech-lead}"}}},
        {"two leads",
         "plan-unit-with-several-leads",
         {},
         {{"          - {role: backend-developer,",
           "          - {role: tech-lead, opens: 2027-06}\n          - {role: backend-developer,"}}},
        {"a lead stays beside a new one",
         "plan-unit-with-several-leads",
         {},
         {{"role: tech-lead, unit: pay", "role: tech-lead"}}},
        {"too few", "plan-unit-off-its-size", {}, {{"count: 2", "count: 1"}}},
        {"too many", "plan-unit-off-its-size", {}, {{"count: 2", "count: 5"}}},
        {"too many in a unit that is there", "plan-unit-off-its-size", {}, {{"opens: 2027-05}", "opens: 2027-04}"}}},
        {"too few in a unit that is there",
         "plan-unit-off-its-size",
         {{"size: 3..6", "size: 6..6"}},
         {{"opens: 2027-05}", "opens: 2027-06}"}}},
        {"too few by the rules", "plan-unit-off-its-size", {{"size: 3..5, ", ""}}, {{"count: 2", "count: 1"}}},

        // Managers.
        {"nobody manages it", "plan-unit-without-manager", {}, {{"      manager: em2\n", ""}}},
        {"its lead does, where managers are named",
         "plan-unit-without-manager",
         {},
         {{"manager: em2", "manager: sana"}}},
        {"its manager sits elsewhere, where none are named",
         "plan-unit-without-manager",
         {{"managers: {role: engineering-manager, span: ..9}", "managers: none"}},
         {}},
        {"its manager comes later",
         "plan-unit-without-manager",
         {},
         {{"manager: em2", "manager: em3"},
          {"          - {id: qa,",
           "          - {id: em3, role: engineering-manager, opens: 2027-09}\n          - {id: qa,"}}},
        {"too many for one", "plan-span-too-wide", {{"span: ..9", "span: ..5"}}, {}},
        {"too many by the rule",
         "plan-span-too-wide",
         {{"packs: [structure]", "packs: [structure], set: {span.max: 5}"}},
         {}},
        {"a unit passes to its lead",
         "plan-changes-manager",
         {},
         {{"    core:\n", "    core:\n      changes: {2027-06: {manager: lead}}\n"}}},
        {"a unit passes to another, where none are named",
         "plan-changes-manager",
         {{"managers: {role: engineering-manager, span: ..9}", "managers: none"}},
         {{"    pay:\n", "    ops: {changes: {2027-07: {manager: em}}}\n    pay:\n"}}},
        {"a unit has another from the beginning",
         "plan-changes-manager",
         {},
         {{"    core:\n", "    core:\n      manager: em2\n"}}},
        {"a unit passes within a month",
         "plan-within-a-month",
         {},
         {{"    pay:\n", "    ops: {changes: {2027-07-09: {manager: em}}}\n    pay:\n"}}},

        {"a developer leads it",
         "plan-unit-without-manager",
         {{"  managers: {role: engineering-manager, span: ..9}\n", ""}},
         {{"manager: em2", "manager: second"},
          {"- {role: backend-developer, opens: 2027-06, count: 2}",
           "- {id: second, role: backend-developer, opens: 2027-06}\n          - {role: backend-developer, opens: "
           "2027-06}"}}},

        // Stages.
        {"from whatever day it is checked on", "plan-needs-now", {{"  now: 2027-01-15\n", ""}}, {}},
        {"late for a date that must be kept", "plan-late", {{"due: 2", "due: hard"}}, {}},
        {"never", "plan-late", {{"due: 2", "due: hard"}}, {{"role: qa-engineer", "role: backend-developer"}}},

        // What `check` finds.
        {"too many starts", "hires-over-capacity", {{"hires_per_month: 3", "hires_per_month: 1"}}, {}},
        {"above the run rate", "run-rate-exceeded", {{"2027-01: 80000", "2027-01: 79000"}}, {}},
        {"above the run rate after the last stage",
         "run-rate-exceeded",
         {},
         {{"opens: 2027-06, count: 2}",
           "opens: 2027-06, count: 2}\n          - {role: backend-developer, opens: 2027-07}"}}},
        {"more people than the stage says",
         "headcount-off-target",
         {{"    due: 2\n", "    due: 2\n    headcount: ..12\n"}},
         {}},
        {"dearer than the stage says",
         "monthly-cost-off-target",
         {{"    due: 2\n", "    due: 2\n    monthly_cost: ..65000\n"}},
         {}},
        {"above a total", "budget-exceeded", {{"run_rate: {2027-01: 80000}", "total: {2027-Q2: 200000}"}}, {}},
        {"too many new at once",
         "onboarding-overloaded",
         {{"  hires_per_month: 3\n", "  hires_per_month: 3\n  onboarding: {ratio: 0.1}\n"}},
         {}},
        {"too few to hold interviews",
         "interviewers-overbooked",
         {{"  hires_per_month: 3\n",
           "  hires_per_month: 3\n  interviews: {by: [tech-lead], per_month: 2, loops_per_hire: 3}\n"}},
         {}},
        {"too few recruiters",
         "recruiters-overbooked",
         {{"  hires_per_month: 3\n",
           "  hires_per_month: 3\n  recruiters: [{by: technical-recruiter, for: [engineering], per_quarter: 3}]\n"}},
         {}},
    };
    return kBroken;
}

TEST(BrokenPlans, AreEachCaughtByTheRuleForIt) {
    EXPECT_GE(broken_plans().size(), 30u);
    for (const Broken& each : broken_plans()) {
        SCOPED_TRACE(std::string(each.rule) + ": " + std::string(each.what));
        const api::Result<api::Verified> made = verified(changed(kBase, each.base), changed(kPlan, each.plan));
        if (!made) {
            ADD_FAILURE() << made.error().message;
            continue;
        }
        EXPECT_TRUE(made->findings.has(each.rule)) << text_of(*made);
        EXPECT_FALSE(made->holds());
    }
}

// A rule of plans that no broken plan shows would be one that nobody has seen at work.
TEST(BrokenPlans, ShowEveryRuleOfPlans) {
    for (const text::CatalogueEntry& entry : text::catalogue()) {
        if (entry.pack != "plan") continue;
        EXPECT_TRUE(std::ranges::any_of(broken_plans(), [&](const Broken& each) { return each.rule == entry.id; }))
            << entry.id;
    }
}

}  // namespace
}  // namespace orgplan::testing
