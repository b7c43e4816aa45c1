#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "exhaustive.h"
#include "planner/propose/program.h"
#include "planner/solver/conflict.h"
#include "random_problem.h"
#include "tests/effort.h"

// What is blamed where there is no plan, held against the search of all plans.

namespace orgplan::propose {
namespace {

// Of what may be blamed only these hold.
Problem with(Problem problem, const std::vector<std::uint32_t>& origins) {
    const auto left_out = [&](const auto& each) {
        return each.origin != 0 && std::ranges::find(origins, each.origin) == origins.end();
    };
    std::erase_if(problem.counts, left_out);
    std::erase_if(problem.onboarding, left_out);
    return problem;
}

TEST(Conflicts, CannotHoldTogetherAndCanWithoutAnyOne) {
    std::size_t impossible = 0, of_several = 0;
    for (unsigned seed = 0; seed < tries(1000); ++seed) {
        SCOPED_TRACE(seed);
        const Problem problem = random_problem(seed, 4);
        const Program program(problem);
        const solver::Conflict conflict = solver::find_conflict(program.model, program.blame());
        if (conflict.status == solver::Status::feasible) continue;
        ASSERT_EQ(conflict.status, solver::Status::infeasible);
        ASSERT_TRUE(conflict.minimal);
        ++impossible;
        of_several += conflict.groups.size() > 1 ? 1 : 0;
        EXPECT_FALSE(exhaustive(with(problem, conflict.groups)));
        for (const std::uint32_t member : conflict.groups) {
            std::vector<std::uint32_t> others = conflict.groups;
            std::erase(others, member);
            EXPECT_TRUE(exhaustive(with(problem, others))) << problem.origins[member].what;
        }
    }
    EXPECT_GT(impossible, 20U);
    EXPECT_GT(of_several, 5U);
}

}  // namespace
}  // namespace orgplan::propose
