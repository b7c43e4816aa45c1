// Starts, limits, stopping, and the same answer each time, on a program that takes more than one node.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "planner/solver/lexicographic.h"
#include "planner/solver/solve.h"

namespace orgplan::solver {
namespace {

constexpr std::int64_t kSoon = 20;

/// Market splitting: many solutions of the rows as numbers, few as integers, so that a search is long. How far the sums
/// are from their goals is minimised.
struct Hard {
    Model model = {};
    std::vector<Term> objective = {};
    std::vector<double> start = {};

    explicit Hard(int rows = 3, int variables = 24) {
        for (int i = 0; i < variables; ++i) model.add({.high = 1});
        std::uint64_t number = 12345;
        for (int r = 0; r < rows; ++r) {
            Row row{.terms = {}};
            double sum = 0;
            for (int i = 0; i < variables; ++i) {
                number = number * 6364136223846793005U + 1442695040888963407U;
                row.terms.push_back({static_cast<Var>(i), static_cast<double>((number >> 33) % 100)});
                sum += row.terms.back().times;
            }
            const Var over = model.add({.high = 1000});
            const Var under = model.add({.high = 1000});
            row.terms.push_back({over, -1});
            row.terms.push_back({under, 1});
            row.low = row.high = static_cast<double>(static_cast<std::int64_t>(sum) / 2);
            model.add_row(row);
            objective.push_back({over, 1});
            objective.push_back({under, 1});
        }
        start.assign(model.variables.size(), 0);
        for (int r = 0; r < rows; ++r) start[static_cast<std::size_t>(variables + 2 * r + 1)] = model.rows[r].low;
    }
};

TEST(Limits, ProgressOnlyBecomesBetterAndNodesEndASearchWithABound) {
    const Hard hard;
    std::vector<Progress> reported;
    const auto report = [&](const Progress& now) { reported.push_back(now); };
    const Answer answer = solve(hard.model, hard.objective, &hard.start, {.nodes = kSoon, .progress = report});
    EXPECT_EQ(answer.status, Status::feasible);
    EXPECT_LT(answer.objective, value_of(hard.objective, hard.start));
    EXPECT_GE(answer.bound, 0);
    EXPECT_LT(answer.bound, answer.objective);
    EXPECT_LE(answer.nodes, kSoon + 1);
    EXPECT_GT(answer.nodes, 0);

    ASSERT_FALSE(reported.empty());
    for (std::size_t i = 1; i < reported.size(); ++i) {
        EXPECT_LE(reported[i].best, reported[i - 1].best);
        EXPECT_GE(reported[i].bound, reported[i - 1].bound);
        EXPECT_GE(reported[i].nodes, reported[i - 1].nodes);
    }
    EXPECT_GE(reported.back().best, answer.objective);
    EXPECT_LE(reported.back().bound, answer.bound);

    // A start is the least that comes back, also of no nodes, and the solver has it from the beginning.
    reported.clear();
    const Answer again = solve(hard.model, hard.objective, &answer.values, {.nodes = 0, .progress = report});
    EXPECT_EQ(again.status, Status::feasible);
    EXPECT_LE(again.objective, answer.objective);
    EXPECT_TRUE(keeps(hard.model, again.values));
    ASSERT_FALSE(reported.empty());
    EXPECT_LE(reported.front().best, answer.objective);
}

TEST(Limits, TheSameEachTimeAndAStartThatBreaksTheModelIsIgnored) {
    const Hard hard;
    std::vector<double> broken = hard.start;
    broken.back() += 1;
    const Answer first = solve(hard.model, hard.objective, nullptr, {.nodes = kSoon});
    const Answer second = solve(hard.model, hard.objective, &broken, {.nodes = kSoon});
    EXPECT_TRUE(first.values.empty() || keeps(hard.model, first.values));
    EXPECT_EQ(first.values, second.values);
    EXPECT_EQ(first.objective, second.objective);
    EXPECT_EQ(first.bound, second.bound);
    EXPECT_EQ(first.nodes, second.nodes);
}

TEST(Limits, StopKeepsTheBest) {
    const Hard hard;
    int calls = 0;
    const Answer at_once = solve(hard.model, hard.objective, &hard.start, {.stop = [] { return true; }});
    EXPECT_EQ(at_once.status, Status::feasible);
    EXPECT_LE(at_once.objective, value_of(hard.objective, hard.start));
    const Answer later = solve(hard.model, hard.objective, &hard.start, {.stop = [&] { return ++calls > 150; }});
    EXPECT_EQ(later.status, Status::feasible);
    EXPECT_LE(later.bound, later.objective);
    EXPECT_LT(calls, 200);
    EXPECT_EQ(solve(hard.model, hard.objective, nullptr, {.stop = [] { return true; }}).status, Status::unknown);
}

TEST(Limits, TimeEndsASearch) {
    const Hard hard(6, 50);
    const Answer answer = solve(hard.model, hard.objective, &hard.start, {.time = std::chrono::duration<double>(0.2)});
    EXPECT_EQ(answer.status, Status::feasible);
    EXPECT_LT(answer.seconds, 5);
}

TEST(Limits, LevelsThatWereNotProvedStillKeepTheirBest) {
    const Hard hard;
    const std::vector<Level> levels{
        {.name = "distance", .objective = hard.objective, .nodes = kSoon},
        {.name = "first half", .objective = {{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}}, .constant = 10}};
    std::vector<std::size_t> seen;
    const LexicographicAnswer answer =
        solve_in_order(hard.model, levels, &hard.start, {.nodes = 5},
                       [&](std::size_t level, const Progress&) { seen.push_back(level); });
    ASSERT_EQ(answer.levels.size(), 2U);
    EXPECT_EQ(answer.status, Status::feasible);
    EXPECT_FALSE(answer.levels[0].proved);
    EXPECT_FALSE(answer.levels[1].proved);
    EXPECT_LE(answer.levels[0].nodes, kSoon + 1);
    EXPECT_LE(answer.levels[1].nodes, 6);
    EXPECT_LE(value_of(hard.objective, answer.values), answer.levels[0].value);
    EXPECT_EQ(value_of(levels[1].objective, answer.values) + 10, answer.levels[1].value);
    EXPECT_TRUE(std::ranges::is_sorted(seen));
}

}  // namespace
}  // namespace orgplan::solver
