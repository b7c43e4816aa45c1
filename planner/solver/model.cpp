#include "planner/solver/model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "planner/solver/terms.h"

namespace orgplan::solver {
namespace {

__extension__ using Wide = __int128;

constexpr double kOfNumbers = 1e-9;
constexpr double kOfVariables = 1e-6;

struct Sum {
    bool exact = true;
    Wide of_integers = 0;
    long double rounded = 0;
    long double size = 0;  // of its terms, without their signs
};

Sum sum_of(std::span<const Term> terms, std::span<const double> values) {
    Sum sum;
    for (const Term& term : terms) {
        const double value = values[term.var];
        sum.exact = sum.exact && whole(term.times) && whole(value);
        if (sum.exact) sum.of_integers += static_cast<Wide>(term.times) * static_cast<Wide>(value);
        const long double product = static_cast<long double>(term.times) * static_cast<long double>(value);
        sum.rounded += product;
        sum.size += std::abs(product);
    }
    return sum;
}

bool at_least(const Sum& sum, double low, long double slack) {
    if (!sum.exact) return sum.rounded >= low - slack;
    constexpr double kWide = 1e37;
    return std::abs(low) > kWide ? low < 0 : sum.of_integers >= static_cast<Wide>(std::ceil(low));
}

bool within(const Sum& sum, double low, double high, bool fractions) {
    const long double slack = std::max(1.0L, sum.size) * (fractions ? kOfVariables : kOfNumbers);
    if (!at_least(sum, low, slack)) return false;
    Sum opposite = sum;
    opposite.of_integers = -sum.of_integers;
    opposite.rounded = -sum.rounded;
    return at_least(opposite, -high, slack);
}

}  // namespace

double value_of(std::span<const Term> terms, std::span<const double> values) {
    const Sum sum = sum_of(terms, values);
    return sum.exact ? static_cast<double>(sum.of_integers) : static_cast<double>(sum.rounded);
}

bool keeps(const Row& row, const Model& model, std::span<const double> values) {
    const bool fractions =
        std::ranges::any_of(row.terms, [&](Term term) { return !model.variables[term.var].integer; });
    Sum sum = sum_of(row.terms, values);
    sum.exact = sum.exact && !fractions;
    return within(sum, row.low, row.high, fractions);
}

bool keeps(const Model& model, std::span<const double> values) {
    if (values.size() != model.variables.size()) return false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Variable& variable = model.variables[i];
        if (!std::isfinite(values[i]) || (variable.integer && !whole(values[i]))) return false;
        const double slack = variable.integer ? 0 : kOfVariables;
        if (values[i] < variable.low - slack * std::max(1.0, std::abs(variable.low))) return false;
        if (values[i] > variable.high + slack * std::max(1.0, std::abs(variable.high))) return false;
    }
    return std::ranges::all_of(model.rows, [&](const Row& row) { return keeps(row, model, values); });
}

}  // namespace orgplan::solver
