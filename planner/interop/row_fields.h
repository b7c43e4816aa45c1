#pragma once

#include "planner/interop/cell_reader.h"
#include "planner/interop/export_rows.h"

namespace orgplan::interop {

/// Reads the values of a row, each cleaned, from the columns that were chosen.
class RowFields {
  public:
    RowFields(const ExportHeader& header, CellReader& cells, ImportLog& log)
        : header_(header), columns_(header.columns), cells_(cells), log_(log) {}

    void read(const CsvRow& row, ExportRow& read);

  private:
    void read_name(const CsvRow& row, ExportRow& read);
    void read_unit(const CsvRow& row, std::size_t number, ExportRow& read);
    void read_details(const CsvRow& row, ExportRow& read);

    const ExportHeader& header_;
    const CsvColumns& columns_;
    CellReader& cells_;
    ImportLog& log_;
};

}  // namespace orgplan::interop
