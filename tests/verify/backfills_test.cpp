#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>

#include "planner/api/propose.h"
#include "tests/verify/plans.h"

// Successors whose start is decided by a plan.

namespace orgplan::testing {
namespace {

namespace fs = std::filesystem;

struct Made {
    api::Result<api::Proposed> plan;
    api::Result<api::Verified> verified;
    std::string base;
};

Made made_of(const std::string& base) {
    const fs::path here = fs::current_path();
    const std::string path = (here / "base.yaml").string(), output = (here / "next.yaml").string();
    const MemoryFiles files(std::map<std::string, std::string>{{path, base}});
    api::ProposeRequest request;
    request.path = path;
    request.output = output;
    request.reading.tree = &files;
    request.effort.limits.nodes = 200;
    const api::Result<api::QuestionedSpec> question = api::read_question(request);
    if (!question) return {question.error(), question.error(), base};
    api::Result<api::Proposed> plan = api::propose(*question, request);
    if (!plan) return {plan.error(), plan.error(), base};
    const std::string text =
        plan->scenario.empty() ? "orgplan: 1\nscenario: {id: next, base: base.yaml}\n" : plan->scenario;
    return {std::move(plan), verified(base, text), base};
}

std::string base_with(const std::string& seats, const std::string& needs, const std::string& hiring) {
    return fmt::format(R"(orgplan: 1
company: {{name: Dipper Maps, manager: ceo}}
stages:
  - {{id: today, date: 2027-01-31}}
  - {{id: end, date: 2027-07-31, needs: {}}}
positions: [{{id: ceo, role: ceo}}]
units:
  - id: core
    kind: team
    size: 3..3
    manager: lead
    positions:
      - {{id: lead, role: tech-lead}}
{}hiring: {{now: 2027-01-15, days_to_fill: {{default: 20}}{}}}
costs: {{currency: EUR, yearly: {{default: 60000}}, once: [{{per: hire, amount: 700}}]}}
plan: {{until: 2027-09, work: [{{work: backend, role: backend-developer, does: 1}}]}}
rules: {{packs: [structure]}}
)",
                       needs, seats, hiring);
}

TEST(Backfills, StartOnTheDayTheHolderLeaves) {
    const Made made =
        made_of(base_with("      - {id: a, role: backend-developer, leaves: 2027-04, backfill: planned}\n"
                          "      - {role: backend-developer, count: 2}\n",
                          "{heads: 5}", ", hires_per_month: 1"));
    ASSERT_TRUE(made.plan);
    // Four are there without a successor, from April on; cost alone decides, so that the last month in time is taken.
    ASSERT_EQ(made.plan->proposal.roster.hired.size(), 1u);
    EXPECT_EQ(made.plan->proposal.roster.hired.front().month, 6);
    EXPECT_TRUE(made.verified->holds()) << text_of(*made.verified);
    const Made sooner =
        made_of(base_with("      - {id: a, role: backend-developer, leaves: 2027-07, backfill: planned}\n"
                          "      - {role: backend-developer, count: 2}\n",
                          "{heads: 5}", ", hires_per_month: 1"));
    ASSERT_TRUE(sooner.plan);
    EXPECT_NE(sooner.plan->scenario.find("a: {backfill: 2027-07}"), std::string::npos) << sooner.plan->scenario;
    EXPECT_TRUE(sooner.verified->holds()) << text_of(*sooner.verified);
}

// A unit that is full has no room for a new seat, but the seat of a leaver is in its size already.
TEST(Backfills, TakeNoRoom) {
    const Made made =
        made_of(base_with("      - {id: a, role: backend-developer, leaves: 2027-03, backfill: planned}\n"
                          "      - {role: backend-developer, count: 2}\n",
                          "{capacity: [{within: core, work: backend, at_least: 2.5}]}", ""));
    ASSERT_TRUE(made.plan);
    EXPECT_EQ(made.plan->proposal.levels.front().value, 0);
    EXPECT_TRUE(made.verified->holds()) << text_of(*made.verified);
}

TEST(Backfills, KeepToFreezesThatHoldThemBack) {
    const std::string seats =
        "      - {id: a, role: backend-developer, leaves: 2027-06, backfill: planned}\n"
        "      - {role: backend-developer, count: 2}\n";
    const auto late = [&](const std::string& freeze) {
        const Made made =
            made_of(base_with(seats, "{heads: 5}", ", freeze: [{opens: 2027-05, closes: 2027-09" + freeze + "}]"));
        EXPECT_TRUE(made.plan && made.verified->holds());
        return made.plan ? made.plan->proposal.levels.front().value : -1;
    };
    EXPECT_EQ(late(""), 2);
    EXPECT_EQ(late(", backfills: false"), 0);
}

TEST(Backfills, OfRandomSpecsAreVerified) {
    std::mt19937 random(7);
    const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
    int planned = 0;
    for (int round = 0; round < 25; ++round) {
        std::string seats;
        for (int s = 0; s < 3; ++s) {
            std::string keys = below(2) == 0
                                   ? fmt::format(", leaves: 2027-{:02}{}", 2 + below(6), below(2) == 0 ? "-11" : "")
                                   : std::string(below(3) == 0 ? ", holder: vacant" : "");
            if (!keys.empty()) keys += ", backfill: planned";
            if (below(3) == 0) keys += ", cost: {yearly: 75000}";
            seats += fmt::format("      - {{id: s{}, role: {}{}}}\n", s,
                                 below(3) == 0 ? "qa-engineer" : "backend-developer", keys);
        }
        std::string needs = fmt::format("{{heads: {}", 3 + below(3));
        if (below(2) == 0) needs += ", seats: [{role: backend-developer, at_least: 2}]";
        if (below(2) == 0) needs += ", capacity: [{within: core, work: backend, at_least: 1.5}]";
        std::string hiring;
        if (below(2) == 0) hiring += ", hires_per_month: 1";
        if (below(3) == 0) hiring += ", onboarding: {ratio: 0.5}";
        if (below(3) == 0)
            hiring += fmt::format(", freeze: [{{opens: 2027-0{}, closes: 2027-07, backfills: {}}}]", 3 + below(3),
                                  below(2) == 0);
        const Made made = made_of(base_with(seats, needs + "}", hiring));
        ASSERT_TRUE(made.plan) << made.base;
        if (made.plan->scenario.empty()) continue;
        ++planned;
        ASSERT_TRUE(made.verified) << made.base;
        EXPECT_TRUE(made.verified->holds()) << made.base << made.plan->scenario << text_of(*made.verified);
        const auto level = [&](propose::Objective objective) {
            const auto of = std::ranges::find(made.plan->proposal.levels, objective, &propose::LevelValue::objective);
            return of == made.plan->proposal.levels.end() ? 0 : of->value;
        };
        EXPECT_DOUBLE_EQ(level(propose::Objective::lateness), made.verified->verification.late)
            << made.base << made.plan->scenario;
        EXPECT_NEAR(level(propose::Objective::cost), double(made.verified->verification.cost), 1)
            << made.base << made.plan->scenario;
    }
    EXPECT_GT(planned, 9);
}

}  // namespace
}  // namespace orgplan::testing
