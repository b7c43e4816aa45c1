#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace orgplan::report {

/// `core/be-` and 3 of `core/be-3`; all of it and 0 where it does not end in a number without leading zeros.
std::pair<std::string_view, std::size_t> numbered_id(std::string_view id);
/// `core/be-3..5` of an id and the two after it; just the id where there is only one.
std::string id_range(std::string_view id, std::size_t count);

}  // namespace orgplan::report
