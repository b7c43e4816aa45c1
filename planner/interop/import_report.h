#pragma once

#include <string>
#include <string_view>

#include "planner/interop/csv.h"

namespace orgplan::interop {

/// A line for each note, `file:line: refused: what`, and the counts at the end.
std::string import_report_text(const ImportResult& result, std::string_view file);
/// The same as JSON: `file`, `counts`, the columns that are `unread`, `notes`.
std::string import_report_json(const ImportResult& result, std::string_view file);

}  // namespace orgplan::interop
