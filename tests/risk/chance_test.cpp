#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "planner/risk/chance.h"
#include "tests/risk/drawn.h"

// What is drawn, compared with what can be calculated.

namespace orgplan::testing {
namespace {

// One start on the first of July, whose requisition is opened on the second of May.
std::string one_hire(std::string_view due, std::string_view risk, std::string_view seat = "opens: 2027-07-01") {
    return fmt::format(R"(
stages: [{{id: today, date: 2027-01-31}}, {{id: end, date: {}, needs: {{seats: [{{role: qa-engineer, at_least: 1}}]}}}}]
positions: [{{id: ceo, role: ceo}}, {{id: qa, role: qa-engineer, {}}}]
hiring: {{now: 2027-01-15, days_to_fill: {{default: 60}}, risk: {{{}}}}}
)",
                       due, seat, risk);
}

struct Due {
    const char* day;
    int days;  // from the second of May
};

class OneHire : public ::testing::TestWithParam<Due> {};

TEST_P(OneHire, IsInTimeAsOftenAsItsSearchIsNoLonger) {
    const Drawn made =
        drawn(one_hire(GetParam().day, "days_to_fill: {p50: 60, p90: 120}, acceptance: 1, leave_yearly: 0"));
    EXPECT_EQ(made.risk.draws, 10'000u);
    const double expected = part_of_searches(GetParam().days, 60, 120);
    EXPECT_NEAR(made.chance(), expected, four_errors(expected, made.risk.draws));
}

INSTANTIATE_TEST_SUITE_P(Days, OneHire,
                         ::testing::Values(Due{"2027-07-01", 60}, Due{"2027-07-16", 75}, Due{"2027-07-31", 90},
                                           Due{"2027-08-31", 121}, Due{"2027-12-31", 243}));

TEST(OneHireBySeed, IsTheSameOnEveryComputer) {
    const std::string text =
        one_hire("2027-07-31", "days_to_fill: {p50: 60, p90: 120}, acceptance: 1, leave_yearly: 0");
    EXPECT_EQ(drawn(text).last().in_time, 7705u);
    EXPECT_EQ(drawn(text, {.seed = 2}).last().in_time, 7698u);
    EXPECT_EQ(drawn(text, {.draws = 100}).last().in_time, 78u);
}

// By hand: 60 days, 60 e^(0.8416 s) = 94.6 and 60 e^(1.6449 s) = 146.1 with s = ln 2 / 1.2816, from the second of May:
// the first of July, the fifth of August and the 26th of September.
TEST(Quantiles, AreThoseWorkedOutByHand) {
    const Drawn made =
        drawn(one_hire("2027-07-31", "days_to_fill: {p50: 60, p90: 120}, acceptance: 1, leave_yearly: 0"));
    EXPECT_EQ(month_text(*made.last().planned), "2027-07");
    EXPECT_EQ(month_text(*made.last().by_50), "2027-07");
    EXPECT_EQ(month_text(*made.last().by_80), "2027-08");
    EXPECT_EQ(month_text(*made.last().by_95), "2027-09");
    const risk::Search search({60, 120});
    EXPECT_DOUBLE_EQ(search.days(0.5), 60);
    EXPECT_NEAR(search.days(0.9), 120, 1e-9);
    EXPECT_NEAR(search.days(0.8), 94.6, 0.05);
    EXPECT_NEAR(search.days(0.95), 146.1, 0.05);
    EXPECT_NEAR(search.part(search.days(0.3)), 0.3, 1e-12);
    EXPECT_EQ(search.certain().days(0.99), 60);
}

// Searches of exactly 60 days, of which each is the last one with the chance of an offer.
TEST(Offers, AreRefusedAgainAndAgain) {
    const std::pair<const char*, int> ends[] = {
        {"2027-07-01", 1}, {"2027-08-29", 1}, {"2027-08-30", 2}, {"2027-10-29", 3}};
    for (const double acceptance : {0.3, 0.84}) {
        for (const auto& [due, searches] : ends) {
            const Drawn made = drawn(one_hire(
                due, fmt::format("days_to_fill: {{p50: 60, p90: 60}}, acceptance: {}, leave_yearly: 0", acceptance)));
            const double expected = 1 - std::pow(1 - acceptance, searches);
            EXPECT_NEAR(made.chance(), expected, four_errors(expected, made.risk.draws)) << due;
        }
    }
}

// Successors that are never found, so that the chance is that nobody left.
TEST(Leavers, LeaveAtOneRate) {
    constexpr const char* kTwo = R"(
stages: [{{id: today, date: 2027-01-31}}, {{id: end, date: 2029-01-15, needs: {{seats: [{{role: qa-engineer, at_least: {0}}}]}}}}]
positions: [{{id: ceo, role: ceo}}, {{role: qa-engineer, count: {0}}}]
hiring: {{now: 2027-01-15, risk: {{days_to_fill: {{p50: 36500, p90: 36500}}, leave_yearly: 0.2}}}}
)";
    for (const int people : {1, 3}) {
        const Drawn made = drawn(fmt::format(kTwo, people));
        const double expected = std::pow(0.8, people * 731 / 365.25);
        EXPECT_NEAR(made.chance(), expected, four_errors(expected, made.risk.draws)) << people;
        EXPECT_EQ(made.risk.people, static_cast<std::size_t>(people));
        EXPECT_EQ(made.risk.sought, 0u);
    }
}

// With successors who come ten days after somebody left. That the seat is filled so many days after somebody began is
// that they stayed, or left on one of these days and the seat is filled as many days after the successor began.
TEST(Leavers, AreSucceeded) {
    const Drawn made = drawn(R"(
stages: [{id: today, date: 2027-01-31}, {id: end, date: 2027-02-14, needs: {seats: [{role: qa-engineer, at_least: 1}]}}]
positions: [{id: ceo, role: ceo}, {role: qa-engineer}]
hiring: {now: 2027-01-15, risk: {days_to_fill: {p50: 10, p90: 10}, acceptance: 1, leave_yearly: 0.9}}
)");
    const double day = std::pow(0.1, 1 / 365.25);
    const auto stays = [&](int days) { return std::pow(day, days); };
    const auto leaves_on = [&](int after) { return stays(after - 1) - stays(after); };
    std::vector<double> there(31);
    for (std::size_t days = 0; days < there.size(); ++days) {
        there[days] = stays(static_cast<int>(days));
        for (std::size_t left = 1; left + 10 <= days; ++left) {
            there[days] += leaves_on(static_cast<int>(left)) * there[days - left - 10];
        }
    }
    EXPECT_NEAR(made.chance(), there[30], four_errors(there[30], made.risk.draws));
}

TEST(TwoHires, AreIndependent) {
    const Drawn made = drawn(R"(
stages: [{id: today, date: 2027-01-31}, {id: end, date: 2027-07-31, needs: {seats: [{role: qa-engineer, at_least: 2}]}}]
positions: [{id: ceo, role: ceo}, {role: qa-engineer, count: {today: 0, 2027-07-01: 2}}]
hiring: {now: 2027-01-15, days_to_fill: {default: 60}, risk: {days_to_fill: {p50: 60, p90: 120}, acceptance: 1, leave_yearly: 0}}
)");
    const double expected = std::pow(part_of_searches(90, 60, 120), 2);
    EXPECT_NEAR(made.chance(), expected, four_errors(expected, made.risk.draws));
}

TEST(Requisitions, AreNotOpenedBeforeToday) {
    // On the fifteenth of January in place of the third of December.
    const Drawn made = drawn(one_hire("2027-03-31", "days_to_fill: {p50: 60, p90: 120}, acceptance: 1, leave_yearly: 0",
                                      "opens: 2027-02-01"));
    const double expected = part_of_searches(75, 60, 120);
    EXPECT_NEAR(made.chance(), expected, four_errors(expected, made.risk.draws));
}

TEST(Requisitions, ThatAreOpenHaveNotEndedYet) {
    const Drawn made = drawn(one_hire("2027-02-28", "days_to_fill: {p50: 60, p90: 120}, acceptance: 1, leave_yearly: 0",
                                      "opens: 2027-02-01, status: open"));
    const double before = part_of_searches(43, 60, 120);
    const double expected = (part_of_searches(87, 60, 120) - before) / (1 - before);
    EXPECT_NEAR(made.chance(), expected, four_errors(expected, made.risk.draws));
}

TEST(Requisitions, OfAStartThatIsOverdueAreStillOpen) {
    const Drawn made = drawn(one_hire("2027-03-31", "days_to_fill: {p50: 60, p90: 120}, acceptance: 1, leave_yearly: 0",
                                      "opens: 2027-01-01, status: approved"));
    EXPECT_EQ(made.risk.sought, 1u);
    const double expected = part_of_searches(75, 60, 120);
    EXPECT_NEAR(made.chance(), expected, four_errors(expected, made.risk.draws));
}

TEST(Secured, StartsAreCertain) {
    for (const std::string_view seat : {"opens: 2027-07-01, holder: Rui Matos", "opens: 2027-07-01, status: offered"}) {
        const Drawn made =
            drawn(one_hire("2027-07-01", "days_to_fill: {p50: 60, p90: 120}, acceptance: 0.5, leave_yearly: 0", seat));
        EXPECT_EQ(made.last().in_time, made.risk.draws) << seat;
        EXPECT_EQ(made.risk.sought, 0u);
    }
}

TEST(Chance, IsNeverLessWithMoreOffersAccepted) {
    std::size_t before = 0;
    for (const double acceptance : {0.2, 0.5, 0.8, 0.81, 1.0}) {
        const Drawn made = drawn(
            one_hire("2027-08-31",
                     fmt::format("days_to_fill: {{p50: 60, p90: 120}}, acceptance: {}, leave_yearly: 0", acceptance)));
        EXPECT_GE(made.last().in_time, before);
        before = made.last().in_time;
    }
    EXPECT_GT(before, 0u);
}

TEST(Chance, IsNeverLessWithShorterSearches) {
    std::size_t before = 0;
    for (const int days : {90, 60, 59, 30}) {
        const Drawn made = drawn(one_hire(
            "2027-07-31",
            fmt::format("days_to_fill: {{p50: {}, p90: {}}}, acceptance: 0.7, leave_yearly: 0", days, 2 * days)));
        EXPECT_GE(made.last().in_time, before);
        before = made.last().in_time;
    }
}

TEST(Chance, IsUniform) {
    std::vector<int> tenths(10);
    for (std::uint64_t draw = 0; draw < 100; ++draw) {
        const risk::Chance chance(7, draw);
        for (std::uint32_t seat = 0; seat < 1000; ++seat) {
            ++tenths[static_cast<std::size_t>(chance.part(seat, seat % 3, risk::Purpose::leave, seat % 5) * 10)];
        }
    }
    for (const int each : tenths) EXPECT_NEAR(each, 10'000, 4 * std::sqrt(9'000.0));
}

}  // namespace
}  // namespace orgplan::testing
