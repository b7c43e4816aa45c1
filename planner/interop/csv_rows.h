#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace orgplan::interop {

/// One record; its fields stay valid until the next one is read.
struct CsvRow {
    std::size_t line = 1;       ///< of the file, from 1, on which it begins
    std::size_t last_line = 1;  ///< on which it ends: a quoted field may hold line ends
    /// It runs over several lines and has a quote inside a quoted field that is not doubled, so that its end is a
    /// guess.
    bool doubtful = false;
    std::vector<std::string_view> fields;
};

/// The delimiter of a text: what Excel's `sep=` says, else the one that occurs most often outside quotes, of `,` `;`
/// tab and `|`, in the line of the header; where that is 0, in the first line that is more than a heading above a
/// table.
char delimiter_of(std::string_view text, std::size_t header = 0);

/// Hands over every record in order, except those in which every field is empty, and Excel's `sep=` line. A line ends
/// with LF, CRLF or CR. Returns the line on which a record begins whose quote is never closed, which is not handed
/// over; 0 where there is none.
std::size_t read_rows(std::string_view text, char delimiter, const std::function<void(const CsvRow&)>& row);

}  // namespace orgplan::interop
