#include "second_solver.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "planner/api/propose.h"
#include "planner/propose/program.h"

// Programs too large for a search of all plans: another solver finds the same best value at each level.

namespace orgplan::propose {
namespace {

class SecondSolver : public ::testing::TestWithParam<const char*> {};

TEST_P(SecondSolver, FindsTheSameAtEachLevel) {
    const testing::SecondSolver highs;
    if (!highs.missing().empty()) GTEST_SKIP() << highs.missing();
    api::ProposeRequest request;
    request.path = std::string(ORGPLAN_SOURCE_DIR) + "/examples/plan/" + GetParam() + ".yaml";
    const api::Result<api::QuestionedSpec> of = api::read_question(request);
    ASSERT_TRUE(of) << of.error().message;
    api::Result<Problem> problem = api::problem_of(*of, request);
    ASSERT_TRUE(problem) << problem.error().message;
    const Proposal found = solve_numbers(*problem, Effort());
    ASSERT_EQ(found.status, solver::Status::optimal);
    Program program(found.problem);
    for (const std::vector<solver::Term>* const level : {&program.lateness, &program.cost, &program.disruption}) {
        SCOPED_TRACE(level == &program.lateness ? "lateness" : level == &program.cost ? "cost" : "disruption");
        const double ours = solver::value_of(*level, found.values);
        const testing::SecondSolver::Answer theirs = highs.solve(program.model, *level, 120);
        ASSERT_EQ(theirs.status, "Optimal");
        EXPECT_NEAR(theirs.objective, ours, 1e-6 * std::max(1.0, std::abs(ours)));
        program.model.add_row({.terms = *level, .high = ours});
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, SecondSolver,
                         ::testing::Values("second-team", "nine-to-twenty", "series-a-late", "matrix"),
                         [](const auto& of) {
                             std::string name = of.param;
                             std::erase(name, '-');
                             return name;
                         });

TEST(SecondSolverAgreesThat, NoPlanIsPossible) {
    const testing::SecondSolver highs;
    if (!highs.missing().empty()) GTEST_SKIP() << highs.missing();
    api::ProposeRequest request;
    request.path = std::string(ORGPLAN_SOURCE_DIR) + "/examples/plan/impossible.yaml";
    const api::Result<api::QuestionedSpec> of = api::read_question(request);
    ASSERT_TRUE(of) << of.error().message;
    api::Result<Problem> problem = api::problem_of(*of, request);
    ASSERT_TRUE(problem) << problem.error().message;
    const Program program(*problem);
    EXPECT_EQ(highs.solve(program.model, program.lateness, 120).status, "Infeasible");
}

}  // namespace
}  // namespace orgplan::propose
