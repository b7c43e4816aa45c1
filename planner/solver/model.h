#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace orgplan::solver {

/// A variable by its place in the model.
using Var = std::uint32_t;

inline constexpr double kUnlimited = std::numeric_limits<double>::infinity();

struct Term {
    Var var = 0;
    double times = 1;
};

struct Variable {
    double low = 0;
    double high = kUnlimited;
    bool integer = true;
    std::string name = {};  ///< for exports alone: need not be given, nor differ from others
};

/// low <= sum of the terms <= high. A variable may occur in several terms.
struct Row {
    std::vector<Term> terms;
    double low = -kUnlimited;
    double high = kUnlimited;
    std::uint32_t group = 0;  ///< what a conflict names it by; 0: structure, which no conflict names
    std::string name = {};
};

struct Model {
    std::vector<Variable> variables;
    std::vector<Row> rows;

    Var add(Variable variable) {
        variables.push_back(std::move(variable));
        return static_cast<Var>(variables.size() - 1);
    }
    void add_row(Row row) { rows.push_back(std::move(row)); }
};

/// The sum of the terms: exact where numbers and values are integers and the sum is below 2^53.
double value_of(std::span<const Term> terms, std::span<const double> values);

/// Whether values keep to all bounds and rows: integer variables are integers, and what has only integers is compared
/// exactly; elsewhere a relative error of 1e-9 of the row's terms is let pass for fractions of numbers, 1e-6 for those
/// of variables.
bool keeps(const Model& model, std::span<const double> values);
bool keeps(const Row& row, const Model& model, std::span<const double> values);

}  // namespace orgplan::solver
