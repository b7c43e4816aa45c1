#pragma once

#include <string>
#include <string_view>

#include "planner/interop/csv.h"

namespace orgplan::interop {

/// What an export needed, kept for the next one: columns, values, and the roles of titles.
///
///     mapping: 1
///     columns: {id: Post, unit: [Department, Team]}
///     values: {outside: [Board], means: {Ruhend: leave}, date_format: dd-mm-yyyy}
///     titles: {Testmanager: qa-engineer}
///
/// Fills in what the options leave open. Returns what is wrong with the text, as `line 3: ..`, or an empty text.
std::string read_mapping(const std::string& text, CsvOptions& options);

/// The mapping of an import that was made: its columns, the values of its options, and each title without a role, to be
/// given one.
std::string mapping_text(const CsvOptions& options, const ImportResult& result);

}  // namespace orgplan::interop
