#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgplan::interop {

/// Whether a row is none but a sum, a count or the end of the report, by its values: `Total,,148`, `Summe Technik,12`,
/// `148 records`, `*** End ***`. `placed`: it has a manager or a title, as seats have.
bool is_footer(const std::vector<std::string_view>& fields, bool placed);

}  // namespace orgplan::interop
