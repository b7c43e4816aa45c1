#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "planner/api/propose.h"

// A problem of textbooks whose best value is known, written in the language. Wayne Winston, Operations Research:
// Applications and Algorithms, asks how many people a post office needs who work five days in a row, with 17, 13, 15,
// 19, 14, 16 and 11 of them on the days of the week. Its relaxation has the value 22 1/3, so that 22 are too few; 23 is
// best.

namespace orgplan::propose {
namespace {

TEST(Textbook, TheBestValueOfAPostOfficeIsReachedAndProved) {
    api::ProposeRequest request;
    request.path = std::string(ORGPLAN_SOURCE_DIR) + "/examples/plan/post-office.yaml";
    const api::Result<api::QuestionedSpec> of = api::read_question(request);
    ASSERT_TRUE(of) << of.error().message;
    const api::Result<api::Proposed> made = api::propose(*of, request);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->proposal.status, solver::Status::optimal);
    const auto cost = std::ranges::find(made->proposal.levels, Objective::cost, &LevelValue::objective);
    ASSERT_NE(cost, made->proposal.levels.end());
    EXPECT_TRUE(cost->proved);
    EXPECT_DOUBLE_EQ(cost->value, 23);
    std::size_t hired = 0;
    for (const Hired& each : made->proposal.roster.hired) hired += each.ids.size();
    EXPECT_EQ(hired, 23U);
    EXPECT_EQ(made->planned->graph->at(made->planned->organisation.stage_at(*parse_date("2027-02-28")))->count().heads,
              24U);
}

}  // namespace
}  // namespace orgplan::propose
