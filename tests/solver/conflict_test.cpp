#include "planner/solver/conflict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <vector>

#include "small_program.h"
#include "tests/effort.h"

namespace orgplan::solver {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Groups = std::vector<std::uint32_t>;

Model with_groups(const Model& model, const Groups& groups) {
    Model kept{.variables = model.variables, .rows = {}};
    for (const Row& row : model.rows) {
        if (row.group == 0 || std::ranges::find(groups, row.group) != groups.end()) kept.add_row(row);
    }
    return kept;
}

bool possible(const Model& model, const Groups& groups) {
    return !least_of_all(with_groups(model, groups), {{std::vector<Term>{}}}).empty();
}

/// Each group for itself, by trying all values.
Groups left_by_filter(const Model& model, const Groups& order) {
    Groups left = order;
    for (const std::uint32_t group : order) {
        Groups without = left;
        std::erase(without, group);
        if (!possible(model, without)) left = without;
    }
    return left;
}

TEST(Conflict, IsWhatLeavingOutOneAfterAnotherLeaves) {
    std::mt19937_64 random(3);
    std::size_t conflicts = 0;
    std::size_t several = 0;
    for (std::size_t i = 0; i < tries(80); ++i) {
        const Model model = small_program(random, 5);
        Groups order{1, 2, 3, 4, 5};
        std::ranges::shuffle(order, random);
        const Conflict conflict = find_conflict(model, order);
        if (possible(model, order)) {
            EXPECT_EQ(conflict.status, Status::feasible) << i;
            EXPECT_TRUE(keeps(model, conflict.values)) << i;
            continue;
        }
        ++conflicts;
        ASSERT_EQ(conflict.status, Status::infeasible) << i;
        EXPECT_TRUE(conflict.minimal) << i;
        EXPECT_EQ(conflict.groups, left_by_filter(model, order)) << i;
        EXPECT_FALSE(possible(model, conflict.groups)) << i;
        for (const std::uint32_t group : conflict.groups) {
            Groups without = conflict.groups;
            std::erase(without, group);
            EXPECT_TRUE(possible(model, without)) << i << ", group " << group;
        }
        if (conflict.groups.size() > 1) ++several;
    }
    EXPECT_GT(conflicts, 10U);
    EXPECT_GT(several, 3U);
}

/// x >= 4 by group 1 and by group 2, x <= 3 by group 3 and by group 4.
Model twice() {
    Model model;
    const Var x = model.add({.high = 9});
    model.add_row({.terms = {{x, 1}}, .low = 4, .group = 1});
    model.add_row({.terms = {{x, 1}}, .low = 4, .group = 2});
    model.add_row({.terms = {{x, 1}}, .high = 3, .group = 3});
    model.add_row({.terms = {{x, 1}}, .high = 3, .group = 4});
    return model;
}

TEST(Conflict, NamesWhatComesLast) {
    EXPECT_THAT(find_conflict(twice(), Groups{1, 2, 3, 4}).groups, ElementsAre(2, 4));
    EXPECT_THAT(find_conflict(twice(), Groups{4, 3, 2, 1}).groups, ElementsAre(3, 1));
    EXPECT_THAT(find_conflict(twice(), Groups{2, 4, 1, 3, 3, 0}).groups, ElementsAre(1, 3));
}

TEST(Conflict, GroupsThatAreNotListedAreNeverLeftOut) {
    const Conflict conflict = find_conflict(twice(), Groups{3, 4});
    EXPECT_EQ(conflict.status, Status::infeasible);
    EXPECT_THAT(conflict.groups, ElementsAre(4));
}

TEST(Conflict, OfStructureAloneNamesNone) {
    Model model = twice();
    model.add_row({.terms = {{0, 2}}, .low = 5, .high = 5});
    const Conflict conflict = find_conflict(model, Groups{1, 2, 3, 4});
    EXPECT_EQ(conflict.status, Status::infeasible);
    EXPECT_THAT(conflict.groups, IsEmpty());
    EXPECT_TRUE(conflict.minimal);
}

TEST(Conflict, OfManyGroupsTakesFewSolves) {
    Model model;
    Groups order;
    Row sum{.terms = {}, .high = 20, .group = 1000};
    for (std::uint32_t i = 0; i < 200; ++i) {
        const Var var = model.add({.high = 9});
        sum.terms.push_back({var, 1});
        model.add_row({.terms = {{var, 1}}, .low = i == 120 || i == 170 ? 8.0 : 0.0, .group = i + 1});
        order.push_back(i + 1);
    }
    sum.high = 15;
    model.add_row(sum);
    order.push_back(1000);
    const Conflict conflict = find_conflict(model, order);
    EXPECT_THAT(conflict.groups, ElementsAre(121, 171, 1000));
    EXPECT_TRUE(conflict.minimal);
    EXPECT_LT(conflict.solves, 40U);
}

TEST(Conflict, SaysWhatWasNotProved) {
    const Conflict stopped = find_conflict(twice(), Groups{1, 2, 3, 4}, {.stop = [] { return true; }});
    EXPECT_FALSE(stopped.minimal && stopped.status == Status::unknown);
    EXPECT_NE(stopped.status, Status::feasible);
}

}  // namespace
}  // namespace orgplan::solver
