#include "planner/solver/prepared.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include "planner/solver/terms.h"

namespace orgplan::solver {
namespace {

constexpr double kLargest = 1024;  // of the numbers of a row whose numbers have no common factor

void check_limits(double low, double high, const char* what, std::size_t place) {
    if (std::isnan(low) || std::isnan(high) || low == kUnlimited || high == -kUnlimited) {
        throw std::invalid_argument(fmt::format("{} {} has the limits {} and {}", what, place, low, high));
    }
}

/// The least integer of which `factor` times is not below `limit`.
double divided_up(double limit, double factor) {
    const double integer = std::ceil(limit);
    if (std::abs(integer) > kExact) return limit / factor;
    const double rest = std::fmod(integer, factor);
    return (integer - rest) / factor + (rest > 0 ? 1 : 0);
}

/// A power of two, so that nothing is rounded.
double scale_of(std::span<const Term> terms) {
    double largest = 0;
    for (const Term& term : terms) largest = std::max(largest, std::abs(term.times));
    if (largest <= kLargest && largest >= 1 / kLargest) return 1;
    return std::exp2(std::ceil(std::log2(largest / kLargest)));
}

/// What terms add up to where all columns are zero.
double at_offsets(const Prepared& prepared, std::span<const Term> terms) {
    double sum = 0;
    for (const Term& term : terms) sum += term.times * prepared.columns[term.var].offset;
    return sum;
}

/// False where the row says nothing.
bool prepare_row(Prepared::Line& line, const Terms& sums, bool& contradictory) {
    if (line.terms.empty()) {
        contradictory = contradictory || line.low > 0 || line.high < 0;
        return false;
    }
    if (const double factor = sums.factor(line.terms); factor > 0) {
        for (Term& term : line.terms) term.times /= factor;
        line.low = divided_up(line.low, factor);
        line.high = -divided_up(-line.high, factor);
    }
    contradictory = contradictory || line.low > line.high;
    const double scale = scale_of(line.terms);
    for (Term& term : line.terms) term.times /= scale;
    line.low /= scale;
    line.high /= scale;
    return line.low > -kUnlimited || line.high < kUnlimited;
}

}  // namespace

Prepared prepare(const Model& model, std::span<const Term> objective) {
    Prepared prepared;
    for (const Variable& variable : model.variables) {
        check_limits(variable.low, variable.high, "variable", prepared.columns.size());
        Prepared::Column column{variable.low, variable.high, 0, 0, variable.integer};
        if (column.integer) {
            column.low = std::ceil(column.low);
            column.high = std::floor(column.high);
        }
        prepared.contradictory = prepared.contradictory || column.low > column.high;
        if (std::isfinite(column.low)) {
            column.offset = column.low;
            column.low = 0;
            column.high -= column.offset;
        }
        prepared.columns.push_back(column);
    }

    Terms sums(model);
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        const Row& row = model.rows[i];
        check_limits(row.low, row.high, "row", i);
        Prepared::Line line{sums.merged(row.terms), row.low, row.high};
        const double base = at_offsets(prepared, line.terms);
        line.low -= base;
        line.high -= base;
        if (prepare_row(line, sums, prepared.contradictory)) prepared.rows.push_back(std::move(line));
    }

    const std::vector<Term> costs = sums.merged(objective);
    const double factor = sums.factor(costs);
    prepared.whole = factor > 0;
    if (!costs.empty()) prepared.scale = prepared.whole ? factor : scale_of(costs);
    prepared.base = at_offsets(prepared, costs);
    for (const Term& term : costs) prepared.columns[term.var].cost = term.times / prepared.scale;
    return prepared;
}

}  // namespace orgplan::solver
