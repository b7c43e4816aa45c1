#pragma once

#include <cstddef>
#include <string>

#include "planner/interop/cell_reader.h"
#include "planner/interop/csv_rows.h"
#include "planner/interop/export_header.h"
#include "planner/interop/import_log.h"

namespace orgplan::interop {

/// Divides the records of an export into rows of seats, sums and headings, and what no row looks like.
class RecordFilter {
  public:
    RecordFilter(const HeaderFinder& finder, ImportLog& log)
        : finder_(finder), header_(finder.header()), columns_(header_.columns), log_(log) {}

    /// Once the columns are known.
    void begin();
    /// A sum, or the header again, as on each page of a report; reported.
    bool is_none(const CsvRow& row) const;
    /// The heading of the rows of a unit.
    bool names_unit_alone(const CsvRow& row) const;
    /// Whether a row has the fields of the header; else that is reported.
    bool has_shape(const CsvRow& row) const;

  private:
    bool says(const CsvRow& row, Field field) const;

    const HeaderFinder& finder_;
    const ExportHeader& header_;
    const CsvColumns& columns_;
    ImportLog& log_;
    std::size_t last_column_ = 0;
};

bool has_one_value(const CsvRow& row);

}  // namespace orgplan::interop
