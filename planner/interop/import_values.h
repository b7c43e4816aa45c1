#pragma once

#include <string>
#include <vector>

#include "planner/interop/csv_columns.h"
#include "planner/interop/export_rows.h"

namespace orgplan::interop {

/// What the values of a column are read from: all rows together, because a column decides how each is meant.
struct ValueColumns {
    ExportRows& rows;
    const std::vector<std::string>& header;
    const CsvColumns& columns;
    const CsvOptions& options;
    ImportResult& result;
    ImportLog& log;

    /// The name of a column as messages have it.
    std::string header_of(Field field) const;
};

/// Turns round names that are written with the last name first, and reads dates, parts of a week and pay. Rows of
/// people who have left are taken out; what only the user can decide goes to `usage_error`.
void read_values(ValueColumns& values);

/// When people start and leave; who has left is taken out.
void read_starts_and_ends(ValueColumns& values);
/// Parts of a full week, of columns of hours and of parts.
void read_weeks(ValueColumns& values);
/// Pay with its currency, and what it is for.
void read_pay(ValueColumns& values);

}  // namespace orgplan::interop
