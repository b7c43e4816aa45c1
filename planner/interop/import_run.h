#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/interop/csv.h"
#include "planner/interop/import_log.h"
#include "planner/interop/import_spec.h"
#include "planner/interop/left_out.h"

namespace orgplan::interop {

/// An export as it was understood.
struct ImportedExport {
    ImportedCompany company;
    std::vector<std::string> refused;  ///< ids of rows that were refused: they are there, and were not read
    LeftOut left_out;                  ///< rows that are there, and whose seats are not
    bool swallowed = false;            ///< there may be more of them, which nobody knows
};

/// Reads an export. Where nothing can be read, `result` is empty but for its `usage_error`; else `log` is still to be
/// finished.
ImportedExport run_import(std::string_view bytes, const CsvOptions& options, ImportResult& result, ImportLog& log);

}  // namespace orgplan::interop
