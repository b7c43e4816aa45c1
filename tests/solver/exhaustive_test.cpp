// Random programs against trying all values.
#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <vector>

#include "planner/solver/lexicographic.h"
#include "small_program.h"
#include "tests/effort.h"

namespace orgplan::solver {
namespace {

TEST(Exhaustive, TheLeastObjectiveIsFound) {
    std::mt19937_64 random(1);
    std::size_t solved = 0;
    const std::size_t all = tries(200);
    for (std::size_t i = 0; i < all; ++i) {
        const Model model = small_program(random, 0);
        const std::vector<Term> objective = small_objective(random, model);
        const std::vector<double> least = least_of_all(model, {{objective}});
        const Answer answer = solve(model, objective);
        if (least.empty()) {
            EXPECT_EQ(answer.status, Status::infeasible) << i;
            EXPECT_TRUE(answer.values.empty()) << i;
            continue;
        }
        ++solved;
        ASSERT_EQ(answer.status, Status::optimal) << i;
        EXPECT_EQ(answer.objective, least[0]) << i;
        EXPECT_EQ(answer.bound, least[0]) << i;
        EXPECT_TRUE(keeps(model, answer.values)) << i;
        EXPECT_EQ(value_of(objective, answer.values), least[0]) << i;
    }
    EXPECT_GT(solved, all / 4);
    EXPECT_LT(solved, all - all / 8);
}

TEST(Exhaustive, ObjectivesInOrder) {
    std::mt19937_64 random(2);
    std::size_t traded = 0;
    for (std::size_t i = 0; i < tries(80); ++i) {
        const Model model = small_program(random, 0);
        const std::vector<std::vector<Term>> objectives{small_objective(random, model), small_objective(random, model),
                                                        small_objective(random, model)};
        const std::vector<double> least = least_of_all(model, objectives);
        const std::vector<Level> levels{{.name = "a", .objective = objectives[0]},
                                        {.name = "b", .objective = objectives[1], .constant = 7},
                                        {.name = "c", .objective = objectives[2]}};
        const LexicographicAnswer answer = solve_in_order(model, levels);
        if (least.empty()) {
            EXPECT_EQ(answer.status, Status::infeasible) << i;
            EXPECT_TRUE(answer.levels.empty()) << i;
            continue;
        }
        ASSERT_EQ(answer.status, Status::optimal) << i;
        ASSERT_EQ(answer.levels.size(), 3U) << i;
        for (std::size_t level = 0; level < 3; ++level) {
            EXPECT_EQ(answer.levels[level].value, least[level] + levels[level].constant) << i << ", level " << level;
            EXPECT_EQ(answer.levels[level].bound, answer.levels[level].value) << i << ", level " << level;
            EXPECT_TRUE(answer.levels[level].proved) << i << ", level " << level;
            EXPECT_EQ(value_of(objectives[level], answer.values), least[level]) << i << ", level " << level;
        }
        if (least_of_all(model, {{objectives[1]}})[0] < least[1]) ++traded;
    }
    EXPECT_GT(traded, 5U);  // the order mattered
}

}  // namespace
}  // namespace orgplan::solver
