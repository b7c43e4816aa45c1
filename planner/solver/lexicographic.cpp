#include "planner/solver/lexicographic.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <utility>

#include "planner/solver/terms.h"

namespace orgplan::solver {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

Row kept(const Model& model, const Level& level, double value) {
    const bool exact = level.objective.empty() || Terms(model).factor(level.objective) > 0;
    const double slack = exact ? 0 : 1e-6 * std::max(1.0, std::abs(value));
    return {.terms = level.objective, .high = value + slack, .name = level.name};
}

}  // namespace

LexicographicAnswer solve_in_order(const Model& model, std::span<const Level> levels, const std::vector<double>* start,
                                   const Limits& limits, const LevelProgress& progress) {
    const Clock::time_point began = Clock::now();
    LexicographicAnswer answer;
    Model narrowed = model;
    bool proved = true;
    if (levels.empty()) {
        Answer any = solve(model, {}, start, limits);
        return {.status = any.status, .values = std::move(any.values)};
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Level& level = levels[i];
        Limits own = limits;
        own.nodes = level.nodes.value_or(limits.nodes);
        if (limits.time) own.time = std::max(Seconds(0), *limits.time - Seconds(Clock::now() - began));
        own.progress = nullptr;
        if (progress) {
            own.progress = [&](const Progress& now) {
                progress(i, {now.best + level.constant, now.bound + level.constant, now.nodes});
            };
        }
        if (!proved) {
            for (const Var var : level.held) {
                narrowed.variables[var].low = narrowed.variables[var].high = answer.values[var];
            }
        }
        Answer found = solve(narrowed, level.objective, i == 0 ? start : &answer.values, own);
        if (!found.solved()) return {.status = found.status};
        proved = proved && found.status == Status::optimal;
        answer.levels.push_back({.value = found.objective + level.constant,
                                 .bound = found.bound + level.constant,
                                 .proved = proved,
                                 .nodes = found.nodes,
                                 .seconds = found.seconds});
        answer.values = std::move(found.values);
        narrowed.add_row(kept(model, level, found.objective));
    }
    answer.status = proved ? Status::optimal : Status::feasible;
    return answer;
}

}  // namespace orgplan::solver
