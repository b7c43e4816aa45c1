#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace orgplan::report {

/// Rows of cells below their headings, for a screen, a document or a program. A first column of names, then figures.
struct Table {
    struct Row {
        std::vector<std::string> cells;  ///< as many as headings
        std::size_t indent = 0;          ///< of its name
    };
    std::string title;
    std::vector<std::string> headings;
    std::vector<Row> rows;
    std::size_t words = 0;  ///< so many of the last columns hold words rather than figures
    bool wraps = false;     ///< whether the last column goes on below where a screen is too narrow, rather than figures
    std::size_t widest_name = 36;  ///< columns; what is longer is cut
};

/// A figure to one decimal, as it stands in a cell.
std::string number_text(double value);

/// Columns aligned with blanks; where they are wider than `width`, the figures continue below, with their names again.
std::string text_of(const Table& table, std::size_t width);

/// Headings and rows as records of CSV (RFC 4180, but with lines that end in LF), without the title.
std::string csv_of(const Table& table);

}  // namespace orgplan::report
