#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "planner/language/read.h"
#include "planner/plan/plan.h"
#include "planner/plan/plan_words.h"

namespace orgplan::testing {
using namespace hiring;
using namespace language;
using namespace plan;
using namespace text;
namespace {

using ::testing::ElementsAre;

constexpr HiringNorms kNorms{40, 50, 6, 5, 0.1};

std::unique_ptr<Spec> spec_of(const std::string& rest) {
    ReadOptions options;
    options.today = *parse_date("2027-02-01");
    options.stdin_text = "orgplan: 1\nstages: [{id: now, date: 2027-01-31}, {id: end, date: 2027-12-31}]\n" + rest;
    std::unique_ptr<Spec> spec = read_spec("-", options).spec;
    EXPECT_FALSE(spec->findings.any(Severity::error)) << spec->findings.all().front().message;
    return spec;
}

Plan planned(const Organisation& org, const PlanWindow& window = {}) {
    PlanResult result = plan_of(org, kNorms, window);
    EXPECT_TRUE(result.plan.has_value()) << result.unplanned;
    return std::move(*result.plan);
}

/// "2027-03-01 core/be-1..2: 2 start; 2027-01-10"
std::vector<std::string> told(const Plan& plan, const Organisation& org) {
    std::vector<std::string> lines;
    for (const Action& action : plan.actions) {
        lines.push_back(fmt::format("{} {}: {}{}", when_text(action, org), subject_text(action, org),
                                    what_text(action, org),
                                    action.open_by ? fmt::format("; by {}", date_text(*action.open_by)) : ""));
    }
    return lines;
}

std::vector<std::string> told(const std::string& rest) {
    const std::unique_ptr<Spec> spec = spec_of(rest);
    return told(planned(spec->organisation), spec->organisation);
}

const std::string kCeo = "company: {manager: ceo}\npositions:\n  - {id: ceo, role: ceo, holder: Una Berg}\n";

TEST(Actions, OfCountedSeatsAreOneWhereNothingTellsThemApart) {
    EXPECT_THAT(told(kCeo + "units: [{id: core, positions: [{role: backend-developer, count: {now: 1, 2027-06: 6}, "
                            "holders: [Ann, ~, ~, Bo], seats: {6: {level: senior}}}]}]\n"),
                ElementsAre("2027-06-01 core/backend-developer-2..3: 2 start; by 2027-04-12",
                            "2027-06-01 core/backend-developer-4: Bo starts",
                            "2027-06-01 core/backend-developer-5: starts; by 2027-04-12",
                            "2027-06-01 core/backend-developer-6: starts (senior); by 2027-04-12"));
}

TEST(Actions, PrintTheWordsOfTheSpec) {
    EXPECT_THAT(told(kCeo + "  - {id: x, role: coo, holder: Ann, changes: {2027-05: {role: chief revenue officer}}}\n"
                            "  - {role: head of sales, count: {now: 0, 2027-06: 2}}\n"
                            "  - {role: sales manager, count: {now: 0, 2027-07: 1}}\n"),
                ElementsAre("2027-05-01 x: Ann becomes Chief Revenue Officer (was COO)",
                            "2027-06-01 sales-manager-1..2: 2 start as Head of Sales; by 2027-04-22",
                            "2027-07-01 sales-manager-3: starts; by 2027-05-22"));
}

TEST(Actions, SayWhoGoesOnLeaveAndWhatThatSaves) {
    const std::string rest =
        "costs: {currency: EUR, yearly: {default: 120000}}\n" + kCeo +
        "  - {id: be, title: Scout, holder: [{name: Ann Lee, away: [{opens: 2027-03, closes: 2027-06, pay: 0.25}]}, "
        "{name: Bo Lind, acting: true}]}\n"
        "  - {id: qa, title: Tester, holder: {name: Cy Dahl, away: [{opens: 2026-11, closes: 2027-02}]}, opens: "
        "2027-04}\n";
    const std::unique_ptr<Spec> spec = spec_of(rest);
    const Plan plan = planned(spec->organisation);
    EXPECT_THAT(
        told(plan, spec->organisation),
        ElementsAre("2027-03-01 be: Ann Lee goes on leave on 25 % of pay (Scout)",
                    "2027-04-01 qa: Cy Dahl starts as Tester", "2027-06-01 be: Ann Lee is back from leave (Scout)"));
    EXPECT_EQ(plan.actions[0].monthly->rounded(), -7500'00);
    EXPECT_EQ(plan.actions[2].monthly->rounded(), 7500'00);
}

TEST(Actions, AtTheDayOfAStageAreDoneByThen) {
    EXPECT_THAT(told(kCeo + "  - {id: rec, role: recruiter, opens: end, status: approved}\n"
                            "  - {id: old, role: recruiter, holder: Ann, closes: end}\n"),
                ElementsAre("by 2027-12-31 (end) rec: starts as Recruiter; requisition approved; by 2027-11-21",
                            "by 2027-12-31 (end) old: Ann (Recruiter) leaves, and the seat closes"));
}

TEST(Actions, TellWhoTakesAnotherSeatAndWhoFollows) {
    EXPECT_THAT(told(kCeo + "  - {id: a, role: recruiter, holder: Ann, changes: {2027-05: {holder: vacant}, "
                            "2027-07: {holder: Bo}}}\n"
                            "  - {id: b, role: it-specialist, holder: Ann, opens: 2027-05}\n"),
                ElementsAre("2027-05-01 b: Ann transfers from a as IT Specialist",
                            "2027-07-01 a: Bo starts as replacement, Recruiter"));
}

TEST(Actions, TellWhoIsOnLeave) {
    EXPECT_THAT(told(kCeo + "  - {id: a, role: recruiter, holder: Ann, leaves: 2027-03, backfill: 2027-04, "
                            "changes: {2027-08: {holder: Ann}}}\n"
                            "  - {id: b, role: recruiter, holder: Bo, closes: 2027-05}\n"
                            "  - {id: c, role: it-specialist, holder: Bo, opens: 2027-07, leaves: 2027-10}\n"),
                ElementsAre("2027-03-01 a: Ann (Recruiter) leaves for a time",
                            "2027-04-01 a: replacement starts as Recruiter; by 2027-02-20",
                            "2027-05-01 b: Bo (Recruiter) leaves for a time, and the seat closes",
                            "2027-07-01 c: Bo comes back as IT Specialist", "2027-08-01 a: Ann comes back as Recruiter",
                            "2027-08-01 a: leaves (Recruiter)", "2027-10-01 c: Bo (IT Specialist) leaves"));
}

TEST(Actions, OfUnits) {
    EXPECT_THAT(
        told(kCeo + "units:\n  - {id: x, manager: m, opens: 2027-03, closes: 2027-11, positions: [{id: m, role: "
                    "engineering-manager, holder: Mo}, {id: n, role: tech-lead, holder: Nell}], "
                    "changes: {2027-05: {manager: n}, 2027-06: {within: y}}}\n  - {id: y}\n"),
        ElementsAre("2027-03-01 x: opens, managed by m", "2027-03-01 m: Mo starts as Engineering Manager in x",
                    "2027-03-01 n: Nell starts as Tech Lead in x", "2027-05-01 x: managed by n (was m)",
                    "2027-06-01 x: moves from the company to y",
                    "2027-11-01 m: Mo (Engineering Manager, x) leaves, and the seat closes",
                    "2027-11-01 n: Nell (Tech Lead, x) leaves, and the seat closes", "2027-11-01 x: closes"));
}

TEST(Actions, AreOverdueWhereTheRequisitionShouldBeOpen) {
    const auto spec = spec_of(kCeo +
                              "  - {id: a, role: recruiter, opens: 2027-03}\n"
                              "  - {id: b, role: recruiter, opens: 2027-03, status: open}\n"
                              "  - {id: c, role: recruiter, opens: 2027-03, status: offered}\n"
                              "  - {id: d, role: recruiter, opens: 2027-03-13}\n"
                              "  - {id: e, role: recruiter, opens: 2027-03-14}\n"
                              "  - {id: f, role: recruiter, opens: 2027-02-01}\n"
                              "  - {id: g, role: recruiter, opens: 2027-03, employment: contractor}\n");
    const Plan plan = planned(spec->organisation);
    std::vector<std::string> lines;
    for (const Action& action : plan.actions) {
        lines.push_back(fmt::format("{}{}{}{}", subject_text(action, spec->organisation), action.past ? " past" : "",
                                    action.open_by ? " " + date_text(*action.open_by) : "",
                                    action.overdue ? " late" : ""));
    }
    EXPECT_THAT(lines, ElementsAre("f past", "a 2027-01-20 late", "b 2027-01-20", "c", "g", "d 2027-02-01 late",
                                   "e 2027-02-02"));
}

TEST(Actions, TakeTheDaysOfTheSpecBeforeWhatIsCommon) {
    EXPECT_THAT(told(kCeo + "  - {id: a, role: recruiter, opens: 2027-06}\n"
                            "  - {id: b, role: backend-developer, opens: 2027-06}\n"
                            "hiring: {days_to_fill: {recruiter: 10}}\n"),
                ElementsAre("2027-06-01 a: starts as Recruiter; by 2027-05-22",
                            "2027-06-01 b: starts as Backend Developer; by 2027-04-12"));
}

TEST(Actions, TellWhatAFreezePutOff) {
    const auto spec = spec_of(kCeo + "  - {id: a, role: recruiter, opens: 2027-06}\n");
    Organisation& org = spec->organisation;
    org.hiring.waits.push_back({PositionId{1}, *parse_date("2027-03-01"), *parse_date("2027-06-01"), false, 0});
    org.hiring.waits.push_back({PositionId{1}, *parse_date("2027-02-01"), *parse_date("2027-06-01"), true, 0});
    EXPECT_THAT(told(planned(org), org),
                ElementsAre("2027-06-01 a: starts as Recruiter; postponed from 2027-03-01 by a freeze; by 2027-04-22"));
}

TEST(Actions, TellWhatTheyChangeOfTheRunRate) {
    const auto spec =
        spec_of(kCeo +
                "  - {id: a, role: backend-developer, holder: Ann, changes: {2027-05: {role: tech-lead, unit: x}}}\n"
                "  - {id: b, role: backend-developer, holder: Bo, leaves: 2027-05}\n"
                "  - {id: c, role: tech-lead, holder: Bo, opens: 2027-05}\n"
                "  - {role: recruiter, count: {2027-05: 2}}\n"
                "  - {id: d, role: recruiter, holder: Dee, closes: 2027-05}\nunits: [{id: x}]\n"
                "costs: {currency: EUR, yearly: {default: 12000, backend-developer: 24000, tech-lead: 36000},"
                " once: [{per: hire, amount: 10}, {per: promotion, amount: 20}]}\n");
    std::vector<std::string> lines;
    for (const Action& action : planned(spec->organisation).actions) {
        lines.push_back(fmt::format("{} {} {} {}", word_of(action.kind), subject_text(action, spec->organisation),
                                    (action.monthly ? action.monthly->rounded() : -1) / 100, action.once / 100));
    }
    EXPECT_THAT(lines, ElementsAre("start recruiter-1..2 2000 20", "transfer c 1000 0", "promotion a 1000 20",
                                   "move a 0 0", "removal d -1000 0"));
}

TEST(Actions, LieInTheWindow) {
    const auto spec = spec_of(kCeo +
                              "  - {id: a, role: recruiter, opens: 2027-03}\n"
                              "  - {id: b, role: recruiter, opens: 2027-04-30, closes: 2027-05-01}\n");
    const Month april = month_at(2027, 4);
    const Plan plan = planned(spec->organisation, {april, april});
    ASSERT_EQ(plan.actions.size(), 1U);
    EXPECT_EQ(subject_text(plan.actions[0], spec->organisation), "b");
    ASSERT_EQ(plan.months.size(), 1U);
    EXPECT_EQ(plan.months[0].flow.before, 2U);
    EXPECT_EQ(plan.months[0].flow.after, 3U);
    EXPECT_FALSE(plan_of(spec->organisation, kNorms, {april, april - 1}).plan.has_value());
}

}  // namespace
}  // namespace orgplan::testing
