#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgplan::interop {

/// Whether a row with neither manager nor title is none but a sum, a count or the end of the report, by its values:
/// `Total,,148`, `148 records`, `Generated on 2027-01-15`.
bool is_footer(const std::vector<std::string_view>& fields);

}  // namespace orgplan::interop
