#pragma once

#include <optional>
#include <span>
#include <vector>

#include "planner/solver/model.h"

namespace orgplan::solver {

/// A model as a search takes it. A column is what a variable is above its lowest value, where it has one; what the rows
/// say is the same, in smaller numbers: each variable once in a row, common factors divided out, limits of integers at
/// integers, the rest scaled.
struct Prepared {
    struct Column {
        double low, high, cost;
        double offset;  ///< the variable is this more than the column
        bool integer;
    };
    struct Line {
        std::vector<Term> terms;
        double low, high;
    };
    std::vector<Column> columns;
    std::vector<Line> rows;
    double scale = 1;            ///< an objective of the model is this times one of the columns,
    double base = 0;             ///< and this more
    bool whole = false;          ///< the objective of the columns has integer values only
    bool contradictory = false;  ///< bounds or a single row already exclude each other
};

/// Throws std::invalid_argument, see solve.
Prepared prepare(const Model& model, std::span<const Term> objective);

}  // namespace orgplan::solver
