#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/interop/csv.h"

namespace orgplan::interop {

/// Which columns of an export are read, counted from 0.
struct CsvColumns {
    std::array<std::vector<std::size_t>, kFields> of;  ///< by `Field`; of units the outermost first
    /// An id names a seat rather than a person, so that one person may hold two.
    bool ids_are_seats = false;
    bool name_may_be_whole = false;  ///< the second of two columns of names, which may hold the first as well

    std::string error;   ///< which option is needed, or names no column
    std::string help;    ///< the columns there are
    bool found = false;  ///< id and manager were, by an option or the header

    const std::vector<std::size_t>& all(Field field) const { return of[index_of(field)]; }
    std::optional<std::size_t> one(Field field) const {
        return all(field).empty() ? std::nullopt : std::optional(all(field).front());
    }
    bool has(Field field) const { return !all(field).empty(); }
};

/// Chooses by the options, else by clear names in the header. `header` holds cleaned names.
CsvColumns choose_columns(const std::vector<std::string>& header, const CsvOptions& options);

/// "id from `employee_id`, manager from ..." for the report.
std::string describe(const CsvColumns& columns, const std::vector<std::string>& header);
/// The columns that are not read, in their order.
std::vector<UnreadColumn> unread_columns(const CsvColumns& columns, const std::vector<std::string>& header);
/// "not read: ..." for the report; empty where all are.
std::string describe(const std::vector<UnreadColumn>& unread);

}  // namespace orgplan::interop
