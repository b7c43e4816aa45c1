#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/interop/export_rows.h"

namespace orgplan::interop {

/// The path of a unit as it is compared: letter case and the blanks between words do not matter.
std::string unit_key(std::string_view path);

/// Gives each unit one spelling, the one that most rows have: `Tech` and `tech` are one. Others are reported. Rows that
/// name their units by ids stay.
void spell_units_alike(std::vector<ExportRow>& rows, ImportLog& log);

}  // namespace orgplan::interop
