#pragma once

#include "planner/interop/export_rows.h"
#include "planner/interop/import_spec.h"

namespace orgplan::interop {

/// Makes seats, units and people from the rows: shares seats, repairs ids, finds roles, separates namesakes.
ImportedCompany build_company(const ExportRows& rows, const CsvOptions& options, ImportResult& result, ImportLog& log);

}  // namespace orgplan::interop
