#include <gtest/gtest.h>

#include <array>
#include <optional>

#include "exhaustive.h"
#include "planner/propose/propose.h"
#include "random_problem.h"
#include "tests/effort.h"

namespace orgplan::propose {
namespace {

TEST(Propose, FindsWhatASearchOfAllPlansFinds) {
    int possible = 0, impossible = 0, late = 0;
    for (unsigned seed = 0; seed < tries(300); ++seed) {
        Problem problem = random_problem(seed, tries(1) > 1 ? 10 : 8);
        const Proposal found = solve_numbers(problem, Effort());
        std::optional<std::array<double, 3>> worth;
        if (found.levels.size() == 3) worth = {found.levels[0].value, found.levels[1].value, found.levels[2].value};
        const std::optional<std::array<double, 3>> best = exhaustive(problem, worth);
        ASSERT_EQ(best.has_value(), found.status != solver::Status::infeasible) << seed;
        if (!best) {
            ++impossible;
            continue;
        }
        ++possible;
        late += (*best)[0] > 0 ? 1 : 0;
        ASSERT_EQ(found.status, solver::Status::optimal) << seed;
        ASSERT_EQ(found.levels.size(), 3U) << seed;
        for (std::size_t level = 0; level < 3; ++level) {
            EXPECT_NEAR(found.levels[level].value, (*best)[level], 1e-6) << "seed " << seed << ", level " << level;
        }
    }
    // Otherwise the test would see one side alone.
    EXPECT_GT(possible, impossible);
    EXPECT_GT(late, 0);
}

}  // namespace
}  // namespace orgplan::propose
