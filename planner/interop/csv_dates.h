#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/time.h"

namespace orgplan::interop {

/// A value of the start column and the line of its row.
struct DateCell {
    std::size_t line = 1;
    std::string_view text;  ///< empty: not given
};

struct DateColumn {
    std::vector<std::optional<Tick>> days;  ///< one for each cell; nothing where it is empty or not a date
    std::string undecided;  ///< the values whose order of day and month is unclear, or that contradict each other
};

bool is_date_format(std::string_view format);

/// Reads a column of dates. Year first is seen from the shape; day or month first from `format`, else from the values:
/// one above 12 decides the column. Where none does, it matters only if some value is after `today` in either order.
DateColumn read_dates(std::span<const DateCell> cells, std::string_view format, Tick today);

}  // namespace orgplan::interop
