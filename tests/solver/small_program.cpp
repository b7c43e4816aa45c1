#include "small_program.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace orgplan::solver {
namespace {

using Random = std::mt19937_64;

int between(Random& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1));
}

double number(Random& random, bool money) {
    return money ? between(random, 300'000, 900'000) : between(random, -5, 5);
}

/// By hand, apart from what is tested: the numbers of these models are integers far below 2^53.
double sum(std::span<const Term> terms, const std::vector<double>& values) {
    double sum = 0;
    for (const Term& term : terms) sum += term.times * values[term.var];
    return sum;
}

}  // namespace

Model small_program(Random& random, std::uint32_t groups) {
    Model model;
    const int variables = between(random, 2, 5);
    for (int i = 0; i < variables; ++i) {
        const int low = between(random, -2, 1);
        model.add({.low = static_cast<double>(low), .high = static_cast<double>(low + between(random, 0, 3))});
    }
    const int rows = between(random, 2, 7);
    for (int i = 0; i < rows; ++i) {
        const bool money = between(random, 0, 1) == 0;
        Row row{.terms = {}, .group = groups == 0 ? 0 : static_cast<std::uint32_t>(random() % (groups + 1))};
        double size = 0;
        for (Var var = 0; var < model.variables.size(); ++var) {
            if (between(random, 0, 3) == 0) continue;
            row.terms.push_back({var, number(random, money)});
            size += std::abs(row.terms.back().times);
        }
        const double middle = static_cast<double>(static_cast<std::int64_t>(size * between(random, -40, 80) / 80));
        const int kind = between(random, 0, 7);
        if (kind < 4) row.high = middle;
        if (kind > 2) row.low = kind == 7 && !money ? middle : middle - 2;
        if (kind == 7 && !money) row.high = middle;
        model.add_row(row);
    }
    return model;
}

std::vector<Term> small_objective(Random& random, const Model& model) {
    const bool money = between(random, 0, 1) == 0;
    std::vector<Term> terms;
    for (Var var = 0; var < model.variables.size(); ++var) {
        if (between(random, 0, 3) != 0) terms.push_back({var, number(random, money)});
    }
    return terms;
}

void for_all_values(const Model& model, const std::function<void(const std::vector<double>&)>& visit) {
    std::vector<double> values;
    for (const Variable& variable : model.variables) values.push_back(variable.low);
    for (std::size_t at = 0; at < values.size();) {
        visit(values);
        for (at = 0; at < values.size() && ++values[at] > model.variables[at].high; ++at) {
            values[at] = model.variables[at].low;
        }
    }
}

std::vector<double> least_of_all(const Model& model, std::span<const std::vector<Term>> objectives) {
    std::vector<double> least;
    for_all_values(model, [&](const std::vector<double>& values) {
        for (const Row& row : model.rows) {
            const double of_row = sum(row.terms, values);
            if (of_row < row.low || of_row > row.high) return;
        }
        std::vector<double> now;
        for (const std::vector<Term>& objective : objectives) now.push_back(sum(objective, values));
        if (least.empty() || now < least) least = now;
    });
    return least;
}

}  // namespace orgplan::solver
