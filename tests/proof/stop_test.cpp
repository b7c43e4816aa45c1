#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "planner/api/propose.h"

// A search that ends before its proof.

namespace orgplan::propose {
namespace {

// Whatever it has when it ends is a plan, which `check` finds no error in.
void expect_a_plan(api::ProposeRequest request) {
    request.path = std::string(ORGPLAN_SOURCE_DIR) + "/examples/plan/five-teams.yaml";
    const api::Result<api::QuestionedSpec> of = api::read_question(request);
    ASSERT_TRUE(of) << of.error().message;
    const api::Result<api::Proposed> made = api::propose(*of, request);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->scenario.empty(), made->proposal.roster.empty());
    EXPECT_EQ(made->proposal.roster.empty(), made->proposal.values.empty());
    if (made->scenario.empty()) return;
    for (const text::Finding& each : made->added.all()) EXPECT_LT(each.severity, text::Severity::error);
    for (const LevelValue& each : made->proposal.levels) EXPECT_LE(each.bound, each.value + 1e-6);
}

TEST(Stopped, AfterAWhileKeepsThePlan) {
    for (const int calls : {2, 10, 40}) {
        SCOPED_TRACE(calls);
        api::ProposeRequest request;
        int left = calls;
        request.effort.limits.stop = [&left] { return --left < 0; };
        expect_a_plan(request);
    }
}

TEST(Stopped, AtItsTimeLimitKeepsThePlan) {
    for (const int milliseconds : {1, 300, 3000}) {
        SCOPED_TRACE(milliseconds);
        api::ProposeRequest request;
        request.effort.limits.time = std::chrono::milliseconds(milliseconds);
        expect_a_plan(request);
    }
}

}  // namespace
}  // namespace orgplan::propose
