#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/interop/import_fields.h"

namespace orgplan::interop {

/// A name of a column as it is compared: `parentId`, `PARENT_ID` and `Parent-Id` all read `parent id`, `Employee #`
/// reads `employee number`, and `Worker’s Manager` `worker s manager`.
std::string header_words(std::string_view name);

/// What a column may say, by its name.
struct HeaderMatch {
    Field field = Field::id;
    std::size_t rank = 0;   ///< of the names of that field
    std::size_t place = 0;  ///< of the name in its rank
    std::size_t column = 0;
    bool offered = false;  ///< read only where an option names it
};

/// All that the columns of a header may say, by field, rank and place.
std::vector<HeaderMatch> read_header(const std::vector<std::string>& header);

/// What a column may say whose name has that of a known one within: `Home Department Code`. Of several the longest.
std::optional<Field> field_within(std::string_view name);

}  // namespace orgplan::interop
