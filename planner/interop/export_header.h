#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/interop/cell_reader.h"
#include "planner/interop/csv.h"
#include "planner/interop/csv_rows.h"
#include "planner/interop/import_log.h"

namespace orgplan::interop {

/// Looks for the header among the first records of an export.
class HeaderFinder {
  public:
    HeaderFinder(const CsvOptions& options, ImportResult& result, ImportLog& log)
        : options_(options), result_(result), log_(log) {}

    /// Tries a record; true where it is the header, or, without one, the first row. What an option names in vain goes
    /// to `usage_error`.
    bool take(const CsvRow& row);
    /// There are no more records. `open` is the line of a quote that is never closed, or 0.
    void give_up(std::size_t open);

    /// Empty until it is found.
    const ExportHeader& header() const { return header_; }
    /// Whether a row is the header once more, or says in other words what its columns are.
    bool is_again(const CsvRow& row) const;

  private:
    std::string option_name(std::size_t column) const;
    bool may_be_a_row(const std::vector<std::string>& names, const CsvColumns& columns) const;

    const CsvOptions& options_;
    ImportResult& result_;
    ImportLog& log_;
    ExportHeader header_;
    std::size_t tried_ = 0;  // records
};

}  // namespace orgplan::interop
