#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/risk/drawn.h"

// What is said of it.

namespace orgplan::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kPlan = R"(
stages:
  - {id: today, date: 2027-01-31}
  - {id: end, date: 2027-07-31, needs: {seats: [{role: qa-engineer, at_least: 2}]}}
positions: [{id: ceo, role: ceo}, {role: qa-engineer}, {role: qa-engineer, opens: 2027-07-01}]
)";

std::string plan(std::string_view hiring = "", std::string_view more = "") {
    return fmt::format("{}hiring: {{now: 2027-01-15{}}}\n{}", kPlan, hiring, more);
}

TEST(Report, IsTheSameEachTime) {
    const Drawn one = drawn(plan()), other = drawn(plan());
    EXPECT_EQ(risk::risk_text(one.risk, one.spec->organisation, 100),
              risk::risk_text(other.risk, other.spec->organisation, 100));
    EXPECT_EQ(risk::risk_json(one.risk, one.spec->organisation), risk::risk_json(other.risk, other.spec->organisation));
    const Drawn third = drawn(plan(), {.seed = 2});
    EXPECT_NE(one.last().in_time, third.last().in_time);
}

TEST(Report, NamesWhatTheSpecDoesNotSay) {
    const Drawn made = drawn(plan());
    const std::string text = risk::risk_text(made.risk, made.spec->organisation, 200);
    EXPECT_THAT(text, HasSubstr("Not said under `hiring: risk`, so taken:\n"));
    EXPECT_THAT(text, HasSubstr("84 % of offers are accepted: PwC Saratoga (2022)"));
    EXPECT_THAT(text, HasSubstr("10 % of the people leave in a year: Mercer (2023)"));
    EXPECT_THAT(text, HasSubstr("nine in ten searches take at most 2 times as long as half of them: our own figure"));
    EXPECT_EQ(made.risk.defaults.size(), 5u);
}

TEST(Report, TakesWhatTheSpecSays) {
    const Drawn made = drawn(plan(", risk: {days_to_fill: {p50: 50, p90: 80}, acceptance: 0.9, leave_yearly: 0.05}"));
    EXPECT_TRUE(made.risk.defaults.empty());
    EXPECT_EQ(made.risk.acceptance, 0.9);
    EXPECT_EQ(made.risk.leave_yearly, 0.05);
    EXPECT_THAT(risk::risk_text(made.risk, made.spec->organisation, 200), Not(HasSubstr("Not said")));
}

TEST(Report, TakesWhatTheRulesSet) {
    const Drawn made = drawn(
        plan(", days_to_fill: {default: 70}",
             "rules: {set: {hiring.offer_acceptance: 0.7, hiring.fill_spread: 3, hiring.leavers_a_year: 0.3}}\n"));
    EXPECT_EQ(made.risk.acceptance, 0.7);
    EXPECT_EQ(made.risk.leave_yearly, 0.3);
    ASSERT_EQ(made.risk.defaults.size(), 3u);
    EXPECT_EQ(made.risk.defaults.front().value, 3);
    for (const risk::Default& each : made.risk.defaults) EXPECT_EQ(each.source, "set in the rules");
}

TEST(Report, SaysJson) {
    const Drawn made = drawn(plan(), {
                                         .seed = 5,
                                         .draws = 1000,
                                     });
    const auto json = nlohmann::json::parse(risk::risk_json(made.risk, made.spec->organisation));
    EXPECT_EQ(json["draws"], 1000);
    EXPECT_EQ(json["seed"], 5);
    EXPECT_EQ(json["stages"][0]["id"], "end");
    EXPECT_EQ(json["stages"][0]["due"], "2027-07-31");
    EXPECT_EQ(json["stages"][0]["counts"], "needs");
    EXPECT_EQ(json["stages"][0]["in_time"], made.last().in_time);
    EXPECT_EQ(json["stages"][0]["planned"], "2027-07");
    EXPECT_EQ(json["matters"]["stage"], "end");
    EXPECT_EQ(json["matters"]["effects"].size(), 4u);
    EXPECT_EQ(json["to_be_found"], 1);
    EXPECT_EQ(json["may_leave"], 2);
}

TEST(Refused, IsWhatCannotBeDrawn) {
    const api::SpecPtr undated = spec_of("stages: [{id: a}, {id: b}]\npositions: [{id: ceo, role: ceo}]\n");
    EXPECT_EQ(api::risk(*undated).error().why, api::Refusal::Why::wrong);
    const api::SpecPtr nothing =
        spec_of("stages: [{id: a, date: 2027-01-31}]\npositions: [{id: ceo, role: ceo}]\nhiring: {now: 2027-01-15}\n");
    ASSERT_EQ(api::risk(*nothing).error().why, api::Refusal::Why::empty);
    EXPECT_EQ(api::risk(*nothing).error().message, "no stage after 2027-01-15 has needs or starts to come");
}

TEST(VeryLarge, PlansAreDrawnLessOften) {
    const std::string text = R"(
stages: [{id: today, date: 2027-01-31}, {id: end, date: 2027-07-31, needs: {heads: 90}}]
positions: [{id: ceo, role: ceo}, {role: qa-engineer, count: {today: 50, 2027-06-01: 100}}]
hiring: {now: 2027-01-15}
)";
    const Drawn made = drawn(text, {.most_work = 200'000});
    EXPECT_TRUE(made.risk.bounded);
    EXPECT_EQ(made.risk.sought, 50u);
    EXPECT_LT(made.risk.draws, 1000u);
    EXPECT_GE(made.risk.draws, 100u);
    EXPECT_THAT(risk::risk_text(made.risk, made.spec->organisation, 200), HasSubstr("fewer draws than usual"));
    EXPECT_FALSE(drawn(text, {.draws = 10, .most_work = 100}).risk.bounded);
    EXPECT_EQ(drawn(text, {.most_work = 1}).risk.draws, 100u) << "a chance cannot be drawn with fewer";
}

}  // namespace
}  // namespace orgplan::testing
