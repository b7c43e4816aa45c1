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

}  // namespace
}  // namespace orgplan::propose
