#include "planner/plan/units.h"

#include <gtest/gtest.h>

#include "tests/graph/headcount.h"
#include "tests/plan/random_plan.h"

namespace orgplan::testing {
using namespace costs;
using namespace graph;
using namespace hiring;
using namespace plan;
namespace {

TEST(UnitPlans, HaveTheHeadsOfEachUnitAtEachStage) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        SCOPED_TRACE(seed);
        const Organisation org = random_plan(seed);
        const PlanResult result = plan_of(org, {});
        ASSERT_TRUE(result.plan.has_value());
        const Plan& plan = *result.plan;
        EXPECT_FALSE(plan.dated);
        ASSERT_EQ(plan.units.size(), org.units.size() + 1);
        ASSERT_EQ(plan.stages.size(), org.stages.size());
        for (std::size_t s = 0; s < org.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            for (const UnitPlan& unit : plan.units) {
                EXPECT_EQ(unit.heads[s], headcount(org, stage, unit.unit).heads) << index(unit.unit);
            }
            const Headcount all = headcount(org, stage);
            EXPECT_EQ(plan.stages[s].heads, all.heads);
            EXPECT_EQ(plan.stages[s].externals, all.externals);
            EXPECT_EQ(plan.stages[s].vacant, all.vacant);
        }
    }
}

}  // namespace
}  // namespace orgplan::testing
