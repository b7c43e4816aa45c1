#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/interop/csv.h"

namespace orgplan::interop {

/// Which columns of an export are read, counted from 0.
struct CsvColumns {
    std::size_t id = 0;
    std::size_t manager = 0;
    std::optional<std::size_t> title;
    std::optional<std::size_t> unit;
    std::optional<std::size_t> start;
    std::vector<std::size_t> name;
    /// An id names a seat rather than a person, so that one person may hold two.
    bool ids_are_seats = false;

    std::string error;  ///< which option is needed, or names no column
    std::string help;   ///< the columns there are
};

/// Chooses by the options, else by clear names in the header. `header` holds cleaned names.
CsvColumns choose_columns(const std::vector<std::string>& header, const CsvOptions& options);

/// "id from `employee_id`, manager from ..." for the report.
std::string describe(const CsvColumns& columns, const std::vector<std::string>& header);

}  // namespace orgplan::interop
