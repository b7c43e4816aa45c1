#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "planner/interop/csv_columns.h"
#include "planner/interop/csv_rows.h"
#include "planner/interop/import_log.h"

namespace orgplan::interop {

/// The header of an export, and which columns of it are read.
struct ExportHeader {
    std::vector<std::string> names;  ///< cleaned
    CsvColumns columns;

    /// The name of the column of a field that is read.
    const std::string& name_of(Field field) const { return names[*columns.one(field)]; }
    /// The same in a message: its number where it has no name.
    std::string told(std::size_t column) const;
};

/// Reads the values of the columns that are read; what is not as it is written is reported.
class CellReader {
  public:
    /// Longer values belong to another column, or are not text at all.
    static constexpr std::size_t kMostBytes = 4096;

    CellReader(const ExportHeader& header, ImportLog& log);

    /// Begins a row.
    void begin() { too_long_.reset(); }
    /// Cleaned; a row that is too short has none. In a key no letter that joins others stays.
    std::string value(const CsvRow& row, std::size_t column, bool is_key = false);
    std::string value(const CsvRow& row, Field field, bool is_key = false);
    /// The same of a word or an address; empty, and reported, where it says that nothing is given: `n/a`, `TBD`.
    std::string word(const CsvRow& row, std::size_t column, bool is_key = false);
    /// Whether a value says that nothing is given; that is reported.
    bool says_nothing(const std::string& text, std::size_t column, std::size_t line);
    /// Whether a value is in place of an id: `n/a`, `TBD`, `?`. One may be called `none`.
    bool is_placeholder(const std::string& text) const;
    /// The column of a value of the row that is longer than any value is.
    std::optional<std::size_t> too_long() const { return too_long_; }

  private:
    bool is_nothing(const std::string& text) const;

    const ExportHeader& header_;
    ImportLog& log_;
    std::unordered_set<std::string> nothing_;
    std::array<std::uint64_t, 256> sizes_{};  // of those values, by their first byte: most others are known by these
    std::optional<std::size_t> too_long_;
};

}  // namespace orgplan::interop
