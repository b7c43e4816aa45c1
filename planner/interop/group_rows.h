#pragma once

#include "planner/interop/export_rows.h"

namespace orgplan::interop {

/// Takes out rows that hold one value alone, in the column of the ids, where that is the heading of the rows below:
/// `Engineering`, `Sales Team`. Each is reported.
void take_out_headings(ExportRows& all, ImportLog& log);

/// The name in a heading: `Sales` of `Department: Sales`, `Engineering` of `Engineering (12)`. What is part of a name,
/// as in `Sales (EMEA)`, stays.
std::string_view heading_name(std::string_view text);

/// Reports a row that is no row of a seat.
void tell_footer(std::size_t line, std::string_view text, ImportLog& log);

}  // namespace orgplan::interop
