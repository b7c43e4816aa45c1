#include "planner/solver/solve.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "planner/solver/engine.h"
#include "planner/solver/prepared.h"

namespace orgplan::solver {
namespace {

using Clock = std::chrono::steady_clock;

/// The bounds that a solver proves are rounded; an objective that is an integer has none between two.
double lowest(const Prepared& prepared, double bound) {
    if (!std::isfinite(bound)) return bound;
    bound -= 1e-6 * std::max(1.0, std::abs(bound));
    return prepared.scale * (prepared.whole ? std::ceil(bound) : bound);
}

/// Without rows each variable is for itself.
void settle(const Prepared& prepared, Found& found) {
    found.proof = Found::Proof::optimal;
    for (const Prepared::Column& column : prepared.columns) {
        double value = column.cost < 0 ? column.high : column.low;
        if (column.cost == 0) value = std::clamp(0.0, column.low, column.high);
        if (!std::isfinite(value)) {
            found = {.proof = Found::Proof::unbounded};
            return;
        }
        found.values.push_back(value);
    }
}

class Solving {
  public:
    Solving(const Model& model, std::span<const Term> objective, const Limits& limits)
        : model_(model), objective_(objective), limits_(limits), prepared_(prepare(model, objective)) {}

    Answer run(const std::vector<double>* start) {
        if (start == nullptr || !take(*start)) start = nullptr;
        if (prepared_.contradictory) {
            answer_.status = Status::infeasible;
        } else if (prepared_.rows.empty()) {
            Found found;
            settle(prepared_, found);
            believe(found);
        } else if (!search_with(start, Care::usual)) {
            const std::vector<double> best = answer_.values;
            search_with(best.empty() ? nullptr : &best, Care::tight);
        }
        return std::move(answer_);
    }

  private:
    /// False where what the solver says does not agree with the model.
    bool search_with(const std::vector<double>* start, Care care) {
        Limits limits = limits_;
        if (limits.nodes < std::numeric_limits<std::int64_t>::max()) {
            limits.nodes = std::max<std::int64_t>(0, limits.nodes - answer_.nodes);
        }
        if (limits_.progress) {
            limits.progress = [&](const Progress& now) {
                limits_.progress({.best = std::min(answer_.objective, now.best * prepared_.scale),
                                  .bound = lowest(prepared_, now.bound),
                                  .nodes = now.nodes});
            };
        }
        const Found found = search(prepared_, start, limits, care);
        answer_.nodes += found.nodes;
        return believe(found);
    }

    bool believe(Found found) {
        const bool agreed = found.values.empty() || take(std::move(found.values));
        const bool any = answer_.objective < kUnlimited;
        const double bound = lowest(prepared_, found.bound);
        if (bound <= answer_.objective) answer_.bound = std::max(answer_.bound, bound);

        using enum Found::Proof;
        if (!agreed) return false;
        if (found.proof == infeasible && any) return false;
        if (found.proof == infeasible) answer_.status = Status::infeasible;
        if (found.proof == unbounded) answer_.status = Status::unbounded;
        if (found.proof == optimal) {
            answer_.status = Status::optimal;
            answer_.bound = answer_.objective;
        }
        return true;
    }

    /// Takes what is a solution, and keeps it where it is the best. Integers are rounded.
    bool take(std::vector<double> values) {
        if (values.size() != model_.variables.size()) return false;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (model_.variables[i].integer) values[i] = std::round(values[i]) + 0.0;
        }
        if (!keeps(model_, values)) return false;
        const double objective = value_of(objective_, values);
        if (objective >= answer_.objective) return true;
        answer_.status = Status::feasible;
        answer_.objective = objective;
        answer_.values = std::move(values);
        return true;
    }

    const Model& model_;
    std::span<const Term> objective_;
    const Limits& limits_;
    Prepared prepared_;
    Answer answer_ = {};
};

}  // namespace

Answer solve(const Model& model, std::span<const Term> objective, const std::vector<double>* start,
             const Limits& limits) {
    const Clock::time_point began = Clock::now();
    Answer answer = Solving(model, objective, limits).run(start);
    answer.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return answer;
}

}  // namespace orgplan::solver
