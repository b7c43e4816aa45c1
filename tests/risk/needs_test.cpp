#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "planner/rules/rule.h"
#include "tests/risk/drawn.h"

// When each kind of need is met. Every search takes exactly 100 days and everything is accepted, so that each draw is
// the same and its months can be counted.

namespace orgplan::testing {
namespace {

constexpr std::string_view kCertain = "risk: {days_to_fill: {p50: 100, p90: 100}, acceptance: 1, leave_yearly: 0}";

// Starts are planned 60 days after their requisition, and come 40 days late.
std::string spec_with(std::string_view needs, std::string_view seats, std::string_view more = "",
                      std::string_view hiring = "") {
    return fmt::format(R"(
stages: [{{id: today, date: 2027-01-31}}, {{id: end, date: 2027-07-31, {}}}]
positions: [{{id: cto, role: cto}}]
units:
  - {{id: core, {}, positions: [{}]}}
hiring: {{now: 2027-01-15, days_to_fill: {{default: 60}}, {} {}}}
)",
                       needs, more.empty() ? "kind: team" : more, seats, hiring, kCertain);
}

std::string reached(const std::string& text) {
    const Drawn made = drawn(text);
    const risk::StageRisk& stage = made.last();
    EXPECT_EQ(stage.by_50, stage.by_95);
    EXPECT_TRUE(stage.in_time == 0 || stage.in_time == made.risk.draws);
    const auto month = [](const std::optional<Month>& at) { return at ? month_text(*at) : std::string("never"); };
    return fmt::format("{} {} {}", month(stage.planned), month(stage.by_50), stage.in_time > 0 ? "in time" : "late");
}

constexpr std::string_view kLate =
    "{role: backend-developer, count: 3}, {id: late, role: backend-developer, opens: 2027-07-01}";
constexpr std::string_view kEarly =
    "{role: backend-developer, count: 3}, {id: late, role: backend-developer, opens: 2027-06-01}";

TEST(Needs, OfSeatsAreMetOnceTheyAreFilled) {
    const std::string_view needs = "needs: {seats: [{role: backend-developer, within: core, at_least: 4}]}";
    EXPECT_EQ(reached(spec_with(needs, kLate)), "2027-07 2027-08 late");
    EXPECT_EQ(reached(spec_with(needs, kEarly)), "2027-06 2027-07 in time");
}

TEST(Needs, OfHeadsCountEmployees) {
    EXPECT_EQ(reached(spec_with("needs: {heads: 5}", kLate)), "2027-07 2027-08 late");
    EXPECT_EQ(reached(spec_with("needs: {heads: 4}", kLate)), "2027-01 2027-01 in time");
    EXPECT_EQ(reached(spec_with("needs: {heads: 6}", kLate)), "never never late");
}

TEST(Needs, OfUnitsAreMetOnceTheirPeopleAreThere) {
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", kLate, "size: 4..8")), "2027-07 2027-08 late");
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", kLate, "size: 3..8")), "2027-01 2027-01 in time");
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", kLate, "size: ..8")), "2027-01 2027-01 in time");
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", kLate, "size: 5..8")), "never never late");
    // The seat that the plan itself leaves vacant counts as it does in `check`; the manager does not.
    const std::string seats =
        std::string(kEarly) + ", {role: backend-developer, holder: vacant}, {role: engineering-manager}";
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", seats, "size: 5..8")), "2027-06 2027-07 in time");
}

TEST(Needs, OfUnitsCountEachSeatOnce) {
    const std::string seats =
        std::string(kEarly) + ", {role: backend-developer, hats: [{role: scrum-master, in: core}], opens: 2027-06-01}";
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", seats, "size: 3..8")), "2027-01 2027-01 in time");
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", seats, "size: 5..8")), "2027-06 2027-07 in time");
}

TEST(Needs, OfUnitsThatOpenLaterAreNotMetBefore) {
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", kEarly, "size: 3..8, opens: 2027-03-01, stands: 2027-05-01")),
              "2027-05 2027-05 in time");
}

// Three do 3; the newcomer does a half in the first month and everything in the second.
TEST(Needs, OfCapacityWaitForTheRampUp) {
    const auto text = [](std::string_view at_least) {
        return spec_with(fmt::format("needs: {{capacity: [{{within: core, work: code, at_least: {}}}]}}", at_least),
                         kEarly) +
               "plan: {work: [{work: code, role: backend-developer, does: 1}], ramp: {default: [0.5]}}\n";
    };
    EXPECT_EQ(reached(text("3")), "2027-01 2027-01 in time");
    EXPECT_EQ(reached(text("3.5")), "2027-06 2027-07 in time");
    EXPECT_EQ(reached(text("4")), "2027-07 2027-08 late");
}

TEST(Needs, OfSeveralKindsAreAllToBeMet) {
    EXPECT_EQ(reached(spec_with("needs: {heads: 4, seats: [{role: backend-developer, at_least: 4}]}", kLate)),
              "2027-07 2027-08 late");
}

TEST(Stages, WithoutNeedsAreReachedWithAllTheirSeats) {
    const Drawn made = drawn(spec_with("name: End", kEarly));
    ASSERT_EQ(made.risk.stages.size(), 1u) << "nobody is to come by the first stage";
    EXPECT_TRUE(made.last().by_seats);
    EXPECT_EQ(reached(spec_with("name: End", kEarly)), "2027-06 2027-07 in time");
    EXPECT_EQ(reached(spec_with("name: End", kLate)), "2027-07 2027-08 late");
    // Somebody who leaves afterwards, as the plan has it, is not missing.
    EXPECT_EQ(reached(spec_with("name: End", std::string(kLate) + ", {role: qa-engineer, leaves: 2027-08-01}")),
              "2027-07 2027-08 late");
}

TEST(Freezes, PostponeStartsThatComeLate) {
    const std::string_view needs = "needs: {heads: 5}";
    const auto with = [&](std::string_view freeze) {
        return reached(spec_with(needs, kEarly, "",
                                 fmt::format("freeze: [{{opens: 2027-07-01, closes: 2027-11-01{}}}],", freeze)));
    };
    // The eleventh of July is in the freeze.
    EXPECT_EQ(with(""), "2027-06 2027-11 late");
    EXPECT_EQ(with(", then: wait"), "2027-06 2027-11 late");
    EXPECT_EQ(with(", for: core"), "2027-06 2027-11 late");
    EXPECT_EQ(with(", backfills: false"), "2027-06 2027-11 late");
}

TEST(Freezes, MayLetSuccessorsStart) {
    const auto with = [](std::string_view backfills) {
        return reached(
            spec_with("needs: {seats: [{role: qa-engineer, at_least: 1}]}",
                      "{role: qa-engineer, leaves: 2027-03-01, backfill: 2027-06-01}", "",
                      fmt::format("freeze: [{{opens: 2027-07-01, closes: 2027-11-01, backfills: {}}}],", backfills)));
    };
    EXPECT_EQ(with("true"), "2027-06 2027-11 late");
    EXPECT_EQ(with("false"), "2027-06 2027-07 in time");
}

TEST(Promotions, HappenAsWritten) {
    EXPECT_EQ(reached(spec_with(
                  "needs: {seats: [{role: tech-lead, at_least: 1}]}",
                  "{id: rui, role: backend-developer, opens: 2027-03-01, changes: {2027-06-01: {role: tech-lead}}}")),
              "2027-06 2027-06 in time");
}

TEST(Externals, StartAsPlannedAndDoNotLeave) {
    const Drawn made = drawn(R"(
stages: [{id: today, date: 2027-01-31}, {id: end, date: 2027-07-31, needs: {seats: [{role: qa-engineer, at_least: 1}]}}]
positions: [{id: cto, role: cto}, {role: qa-engineer, employment: contractor, opens: 2027-07-01}]
hiring: {now: 2027-01-15, risk: {leave_yearly: 0.9}}
)");
    EXPECT_EQ(made.last().in_time, made.risk.draws);
    EXPECT_EQ(made.risk.people, 0u);
}

TEST(PlannedUnits, AreNeverThereWithoutAPlan) {
    EXPECT_EQ(reached(spec_with("needs: {units: [core]}", kEarly, "size: 3..8, opens: planned")), "never never late");
}

class WithoutChance : public ::testing::TestWithParam<std::filesystem::path> {};

// Where each search takes the days that are planned for it and nobody refuses or leaves, a plan comes as it is.
TEST_P(WithoutChance, APlanComesAsItIs) {
    const api::Result<api::SpecPtr> spec = api::read(GetParam().string());
    ASSERT_TRUE(spec);
    risk::Parameters parameters;
    for (const rules::Parameter& each : rules::builtin_rules().parameters) parameters[each.name] = each.value;
    parameters["hiring.fill_spread"] = 1;
    parameters["hiring.offer_acceptance"] = 1;
    parameters["hiring.leavers_a_year"] = 0;
    risk::Request request;
    request.draws = 3;
    const risk::Risk made = risk::risk_of(*(*spec)->graph, parameters, request);
    ASSERT_FALSE(made.stages.empty());
    for (const risk::StageRisk& stage : made.stages) {
        EXPECT_EQ(stage.in_time, stage.planned_in_time ? 3u : 0u);
        EXPECT_EQ(stage.by_50, stage.planned);
        EXPECT_EQ(stage.by_95, stage.planned);
    }
}

std::vector<std::filesystem::path> plans() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(ORGPLAN_SOURCE_DIR "/examples/plan")) {
        if (entry.path().stem().string().ends_with("-plan")) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

INSTANTIATE_TEST_SUITE_P(Examples, WithoutChance, ::testing::ValuesIn(plans()));

TEST(Levers, SayWhatWouldHelp) {
    const Drawn made = drawn(R"(
stages: [{id: today, date: 2027-01-31}, {id: end, date: 2027-07-31, needs: {seats: [{role: qa-engineer, at_least: 1}]}}]
positions: [{id: ceo, role: ceo}, {role: qa-engineer, opens: 2027-07-01}]
hiring: {now: 2027-01-15, days_to_fill: {default: 60}, risk: {days_to_fill: {p50: 60, p90: 120}, acceptance: 0.5, leave_yearly: 0}}
)");
    ASSERT_EQ(made.risk.worst, 0u);
    ASSERT_EQ(made.risk.effects.size(), 4u);
    const auto with = [&](risk::Lever lever) {
        for (const risk::Effect& each : made.risk.effects) {
            if (each.lever == lever) return static_cast<double>(each.in_time) / 10'000;
        }
        return -1.0;
    };
    const double all = part_of_searches(90, 60, 120);
    EXPECT_NEAR(with(risk::Lever::offers), all, four_errors(all, 10'000));
    // Certain searches of 60 days are done once in 90, whoever refuses.
    EXPECT_NEAR(with(risk::Lever::searches), 0.5, four_errors(0.5, 10'000));
    EXPECT_EQ(with(risk::Lever::leavers), made.chance());
    EXPECT_GT(with(risk::Lever::requisitions), made.chance());
    EXPECT_EQ(made.risk.effects.front().lever, risk::Lever::offers);
}

TEST(Levers, AreOfStagesThatThePlanItselfReachesInTime) {
    const Drawn made = drawn(spec_with("needs: {heads: 6}", kLate));
    EXPECT_FALSE(made.risk.worst);
    EXPECT_TRUE(made.risk.effects.empty());
}

}  // namespace
}  // namespace orgplan::testing
