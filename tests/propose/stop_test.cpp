#include <gtest/gtest.h>

#include <string>

#include "planner/api/propose.h"

// A search that is stopped says no more than what it knows.

namespace orgplan::propose {
namespace {

api::ProposeRequest example(const std::string& name) {
    api::ProposeRequest request;
    request.path = std::string(ORGPLAN_SOURCE_DIR) + "/examples/plan/" + name + ".yaml";
    return request;
}

TEST(Stopped, AtOnceClaimsNothing) {
    for (const char* const name : {"nine-to-twenty", "series-a-late", "impossible", "matrix"}) {
        SCOPED_TRACE(name);
        api::ProposeRequest request = example(name);
        request.effort.limits.stop = [] { return true; };
        const api::Result<api::QuestionedSpec> of = api::read_question(request);
        ASSERT_TRUE(of) << of.error().message;
        const api::Result<api::Proposed> made = api::propose(*of, request);
        ASSERT_TRUE(made) << made.error().message;
        EXPECT_NE(made->proposal.status, solver::Status::optimal);
        EXPECT_TRUE(made->limited_by.value_or(std::vector<std::uint32_t>()).empty());
        EXPECT_TRUE(made->what_if.empty());
        EXPECT_TRUE(made->proposal.conflict.empty());
        EXPECT_EQ(made->scenario.empty(), made->proposal.roster.empty());
    }
}

// The best plan so far is kept, and is a plan.
TEST(Stopped, AfterAWhileKeepsThePlan) {
    for (const int calls : {2, 10, 40}) {
        SCOPED_TRACE(calls);
        api::ProposeRequest request = example("five-teams");
        int left = calls;
        request.effort.limits.stop = [&left] { return --left < 0; };
        const api::Result<api::QuestionedSpec> of = api::read_question(request);
        ASSERT_TRUE(of) << of.error().message;
        const api::Result<api::Proposed> made = api::propose(*of, request);
        ASSERT_TRUE(made) << made.error().message;
        if (made->scenario.empty()) continue;
        for (const text::Finding& each : made->added.all()) EXPECT_LT(each.severity, text::Severity::error);
        for (const LevelValue& each : made->proposal.levels) EXPECT_LE(each.bound, each.value + 1e-6);
    }
}

}  // namespace
}  // namespace orgplan::propose
