#include "planner/solver/solve.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>

#include "planner/solver/engine.h"
#include "planner/solver/prepared.h"

namespace orgplan::solver {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr double kRounded = 1e-6;

/// The bounds that a solver proves are rounded; an objective that is an integer has none between two.
double lowest(const Prepared& prepared, double bound) {
    if (!std::isfinite(bound)) return bound;
    bound -= kRounded * std::max(1.0, std::abs(bound));
    return prepared.base + prepared.scale * (prepared.whole ? std::ceil(bound) : bound);
}

/// Without rows each variable is for itself.
void settle(const Prepared& prepared, Found& found) {
    found.proof = Found::Proof::optimal;
    for (const Prepared::Column& column : prepared.columns) {
        double value = column.cost < 0 ? column.high : column.low;
        if (column.cost == 0) value = std::min(std::max(0.0, column.low), column.high);
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
            believe(std::move(found));
        } else if (!search_with(start, Care::usual)) {
            const std::vector<double> best = answer_.values;
            search_with(best.empty() ? nullptr : &best, Care::tight);
        }
        answer_.seconds = Seconds(Clock::now() - began_).count();
        return std::move(answer_);
    }

  private:
    /// False where what the solver says does not agree with the model.
    bool search_with(const std::vector<double>* start, Care care) {
        Limits limits = limits_;
        if (limits.nodes < std::numeric_limits<std::int64_t>::max()) {
            limits.nodes = std::max<std::int64_t>(0, limits.nodes - answer_.nodes);
        }
        if (limits.time) limits.time = std::max(Seconds(0), *limits.time - Seconds(Clock::now() - began_));
        if (limits_.progress) {
            limits.progress = [&](const Progress& now) {
                limits_.progress({.best = std::min(answer_.objective, prepared_.base + now.best * prepared_.scale),
                                  .bound = lowest(prepared_, now.bound),
                                  .nodes = now.nodes});
            };
        }
        std::vector<double> columns;
        if (start != nullptr) columns = shifted(*start, -1);
        Found found = search(prepared_, start == nullptr ? nullptr : &columns, limits, care);
        answer_.nodes += found.nodes;
        return believe(std::move(found));
    }

    std::vector<double> shifted(std::vector<double> values, double times) const {
        for (std::size_t i = 0; i < values.size(); ++i) values[i] += times * prepared_.columns[i].offset;
        return values;
    }

    /// False where it does not agree with the model, or with what is known already.
    bool believe(Found found) {
        const bool any = !found.values.empty() || prepared_.columns.empty();
        const std::optional<double> objective = any ? take(shifted(std::move(found.values), 1)) : std::nullopt;
        if (const double bound = lowest(prepared_, found.bound); bound <= answer_.objective) {
            answer_.bound = std::max(answer_.bound, bound);
        }
        using enum Found::Proof;
        if ((any && !objective) || found.proof == failed) return false;
        const bool solved = answer_.objective < kUnlimited;
        if (found.proof == infeasible && solved) return false;
        if (found.proof == optimal && worse(*objective)) return false;
        if (found.proof == infeasible) answer_.status = Status::infeasible;
        if (found.proof == unbounded) answer_ = {.status = Status::unbounded, .nodes = answer_.nodes};
        if (found.proof == optimal || (solved && prepared_.whole && answer_.bound == answer_.objective)) {
            answer_.status = Status::optimal;
            answer_.bound = answer_.objective;
        }
        return true;
    }

    bool worse(double objective) const {
        const double slack = prepared_.whole ? 0 : kRounded * std::max(1.0, std::abs(objective));
        return objective > answer_.objective + slack;
    }

    /// The objective of what is a solution, which is kept where it is the best. Integers are rounded.
    std::optional<double> take(std::vector<double> values) {
        if (values.size() != model_.variables.size()) return std::nullopt;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (model_.variables[i].integer) values[i] = std::round(values[i]) + 0.0;
        }
        if (!keeps(model_, values)) return std::nullopt;
        const double objective = value_of(objective_, values);
        if (objective >= answer_.objective) return objective;
        answer_.status = Status::feasible;
        answer_.objective = objective;
        answer_.values = std::move(values);
        return objective;
    }

    Clock::time_point began_ = Clock::now();
    const Model& model_;
    std::span<const Term> objective_;
    const Limits& limits_;
    Prepared prepared_;
    Answer answer_ = {};
};

}  // namespace

Answer solve(const Model& model, std::span<const Term> objective, const std::vector<double>* start,
             const Limits& limits) {
    return Solving(model, objective, limits).run(start);
}

}  // namespace orgplan::solver
