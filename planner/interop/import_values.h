#pragma once

#include <string>
#include <vector>

#include "planner/interop/csv_columns.h"
#include "planner/interop/export_rows.h"

namespace orgplan::interop {

/// Reads what only a whole column decides: the order of dates, the hours of a full week, percents, thousands. Rows
/// whose holder has left by today are taken out. What only the user can decide goes to `usage_error`.
void read_values(ExportRows& rows, const std::vector<std::string>& header, const CsvColumns& columns,
                 const CsvOptions& options, ImportResult& result, ImportLog& log);

}  // namespace orgplan::interop
