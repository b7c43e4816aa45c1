#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "growing_company.h"
#include "planner/api/propose.h"
#include "planner/propose/program.h"
#include "second_solver.h"

// plan_bench [small|middle|large]...: for each level of plans of growing companies, what was found, how far that is
// proved, and how long it took, beside another solver on the same program in the same run.

namespace orgplan::testing {
namespace {

struct Company {
    std::string_view name;
    int teams, standing, months;
    int seconds;  ///< for all levels
};
constexpr std::array<Company, 3> kCompanies{
    {{"small", 3, 1, 10, 60}, {"middle", 5, 2, 18, 300}, {"large", 10, 5, 12, 600}}};

bool run(const Company& company, const SecondSolver& highs) {
    const std::string path = fmt::format("growing-{}.yaml", company.name);
    std::ofstream(path) << growing_company(company.teams, company.standing, company.months);
    api::ProposeRequest request;
    request.path = path;
    request.effort.limits.time = std::chrono::seconds(company.seconds);
    const api::Result<api::QuestionedSpec> of = api::read_question(request);
    api::Result<propose::Problem> problem =
        of ? api::problem_of(*of, request) : api::Result<propose::Problem>(of.error());
    if (!problem) {
        fmt::print("{}: {}\n", path, problem.error().message);
        return false;
    }
    const propose::Proposal found = propose::solve_numbers(std::move(*problem), request.effort);
    propose::Program program(found.problem);
    fmt::print("\n{}: {} teams over {} months, {} variables, {} rows, {} s at most\n", company.name, company.teams,
               company.months, program.model.variables.size(), program.model.rows.size(), company.seconds);
    fmt::print("{:<12}{:>14}{:>14}{:>9}{:>8}{:>10}{:>14}{:>10}{:>8}\n", "level", "value", "bound", "gap", "proved",
               "seconds", "HiGHS", "seconds", "ratio");
    const std::array terms{&program.lateness, &program.cost, &program.disruption};
    constexpr std::array<std::string_view, 3> kNames{"lateness", "cost", "disruption"};
    for (std::size_t level = 0; level < found.levels.size(); ++level) {
        const propose::LevelValue& each = found.levels[level];
        const double gap = each.value > each.bound ? (each.value - each.bound) / each.value : 0;
        const double unit = level == 1 ? 100 : 1;  // cents
        fmt::print("{:<12}{:>14.2f}{:>14.2f}{:>8.2f}%{:>8}{:>10.2f}", kNames[level], each.value / unit,
                   each.bound / unit, 100 * gap, each.proved ? "yes" : "no", each.seconds);
        std::fflush(stdout);
        const double ours = solver::value_of(*terms[level], found.values);
        if (highs.missing().empty()) {
            // The program of this level alone, so that both have the same to do; twice our time is enough to say more.
            const int enough = std::min(company.seconds, std::max(20, static_cast<int>(2 * each.seconds)));
            const SecondSolver::Answer theirs = highs.solve(program.model, *terms[level], enough);
            const std::string value = theirs.status != "Optimal" ? (theirs.seconds > 0 ? "not proved" : theirs.status)
                                      : std::abs(theirs.objective - ours) <= 1e-6 * std::max(1.0, std::abs(ours))
                                          ? "the same"
                                          : fmt::format("{:+.6g}", theirs.objective - ours);
            fmt::print("{:>14}{:>10.2f}{:>8.2f}", value, theirs.seconds, each.seconds / theirs.seconds);
        }
        fmt::print("\n");
        program.model.add_row({.terms = *terms[level], .high = ours + (level == 1 ? 1e-6 * std::abs(ours) : 0)});
    }
    std::filesystem::remove(path);
    return !found.levels.empty();
}

}  // namespace
}  // namespace orgplan::testing

int main(int count, char** words) {
    using namespace orgplan::testing;
    const std::span<char*> asked(words + 1, static_cast<std::size_t>(count - 1));
    const SecondSolver highs;
    if (!highs.missing().empty()) fmt::print("without a second solver: {}\n", highs.missing());
    bool all = true;
    for (const Company& company : kCompanies) {
        bool wanted = asked.empty();
        for (const char* const word : asked) wanted = wanted || company.name == word;
        if (wanted) all = run(company, highs) && all;
    }
    return all ? EXIT_SUCCESS : EXIT_FAILURE;
}
