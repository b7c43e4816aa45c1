#include "planner/solver/formats.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <coin/OsiClpSolverInterface.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "planner/solver/solve.h"
#include "small_program.h"

namespace orgplan::solver {
namespace {

/// What CBC's own reader makes of a text: the model once more, its objective beside it.
struct ReadBack {
    Model model = {};
    std::vector<Term> objective = {};

    ReadBack(const std::string& text, bool lp) {
        const std::string name = "orgplan-" + std::to_string(::getpid()) + (lp ? ".lp" : ".mps");
        const auto path = std::filesystem::temp_directory_path() / name;
        std::ofstream(path) << text;
        OsiClpSolverInterface clp;
        clp.messageHandler()->setLogLevel(0);
        clp.getModelPtr()->messageHandler()->setLogLevel(0);
        EXPECT_EQ(lp ? clp.readLp(path.c_str()) : clp.readMps(path.c_str(), ""), 0) << text;
        std::filesystem::remove(path);
        const double infinity = clp.getInfinity();
        const auto limit = [&](double value) {
            return value >= infinity ? kUnlimited : value <= -infinity ? -kUnlimited : value;
        };
        for (int i = 0; i < clp.getNumCols(); ++i) {
            model.add({limit(clp.getColLower()[i]), limit(clp.getColUpper()[i]), clp.isInteger(i), clp.getColName(i)});
            objective.push_back({static_cast<Var>(i), clp.getObjCoefficients()[i]});
        }
        const CoinPackedMatrix& matrix = *clp.getMatrixByRow();
        for (int i = 0; i < clp.getNumRows(); ++i) {
            Row row{.terms = {}, .low = limit(clp.getRowLower()[i]), .high = limit(clp.getRowUpper()[i])};
            for (CoinBigIndex j = matrix.getVectorFirst(i); j < matrix.getVectorLast(i); ++j) {
                row.terms.push_back({static_cast<Var>(matrix.getIndices()[j]), matrix.getElements()[j]});
            }
            model.add_row(row);
        }
    }
};

Model example() {
    Model model;
    model.add({.high = 9, .name = "n[SE,pay/core,1]"});
    model.add({.low = -3, .high = kUnlimited, .integer = true, .name = "e2"});
    model.add({.low = -kUnlimited, .high = 4, .integer = false});
    model.add({.low = -kUnlimited, .integer = false, .name = "Größe"});
    model.add_row({.terms = {{0, 700'001}, {1, -1}, {0, 1}}, .low = -5, .high = 2e6, .name = "budget from 3"});
    model.add_row({.terms = {{2, 0.25}, {3, -1}}, .low = 2, .high = 2});
    model.add_row({.terms = {{1, 1}, {2, 1}}, .high = 8.5});
    model.add_row({.terms = {{0, 1}, {3, 1}}, .low = -7});
    return model;
}

const std::vector<Term> kObjective{{0, 683'333}, {1, -1}, {2, -0.5}};

TEST(Formats, NamesSayPlaceAndName) {
    const std::string lp = as_lp(example(), kObjective);
    EXPECT_EQ(lp,
              "Minimize\n"
              " cost: + 683333 v0_n_SE_pay_core_1_ - 1 v1_e2 - 0.5 v2\n"
              "Subject To\n"
              " r0_budget_from_3_low: + 700002 v0_n_SE_pay_core_1_ - 1 v1_e2 >= -5\n"
              " r0_budget_from_3_high: + 700002 v0_n_SE_pay_core_1_ - 1 v1_e2 <= 2000000\n"
              " r1: + 0.25 v2 - 1 v3_Gr____e = 2\n"
              " r2: + 1 v1_e2 + 1 v2 <= 8.5\n"
              " r3: + 1 v0_n_SE_pay_core_1_ + 1 v3_Gr____e >= -7\n"
              "Bounds\n"
              " 0 <= v0_n_SE_pay_core_1_ <= 9\n"
              " v1_e2 >= -3\n"
              " -inf <= v2 <= 4\n"
              " v3_Gr____e free\n"
              "Generals\n"
              " v0_n_SE_pay_core_1_\n"
              " v1_e2\n"
              "End\n");
}

TEST(Formats, AreReadBackAsTheSame) {
    const Answer expected = solve(example(), kObjective);
    ASSERT_EQ(expected.status, Status::optimal);
    for (const bool lp : {true, false}) {
        const ReadBack read(lp ? as_lp(example(), kObjective) : as_mps(example(), kObjective), lp);
        EXPECT_EQ(read.model.rows.size(), lp ? 5U : 4U);
        EXPECT_NEAR(solve(read.model, read.objective).objective, expected.objective, 1e-6) << lp;
    }
}

TEST(Formats, RandomProgramsAreReadBackAsTheSame) {
    std::mt19937_64 random(5);
    for (int i = 0; i < 40; ++i) {
        const Model model = small_program(random, 0);
        const std::vector<Term> objective = small_objective(random, model);
        const std::vector<double> expected = least_of_all(model, {{objective}});
        for (const bool lp : {true, false}) {
            const ReadBack read(lp ? as_lp(model, objective) : as_mps(model, objective), lp);
            EXPECT_EQ(least_of_all(read.model, {{read.objective}}), expected) << i << as_lp(model, objective);
        }
    }
}

}  // namespace
}  // namespace orgplan::solver
