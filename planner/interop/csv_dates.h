#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/time.h"

namespace orgplan::interop {

/// A date of an export and the line of its row.
struct DateCell {
    std::size_t line = 1;
    std::string_view text;  ///< empty: not given
    bool start = false;     ///< of a first day, which is seldom far ahead
};

/// What a cell says.
struct ReadDate {
    std::optional<Tick> day;
    bool lost = false;        ///< something which is not a date
    bool endless = false;     ///< never
    bool month = false;       ///< only a month was said, of which `day` is the first
    bool short_year = false;  ///< the year has two figures
};

struct DateColumn {
    std::vector<ReadDate> dates;  ///< one for each cell
    std::string undecided;        ///< the values whose order of day and month is unclear, or that contradict each other
};

bool is_date_format(std::string_view format);

/// Reads all dates of an export. The order of day, month and year is seen from a value's shape, else it comes from
/// `format`, else from the values: one that has a single reading decides for all. Where none does, it matters only if
/// some value is after `today` in one of its orders. `called` is what the message names them: `start date`.
DateColumn read_dates(std::span<const DateCell> cells, std::string_view format, Tick today, std::string_view called);

}  // namespace orgplan::interop
