#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan::report {

/// Rows of cells below headings, for a screen, a document or a program. The first column holds names, the others
/// figures.
struct Table {
    struct Row {
        std::vector<std::string> cells;  ///< as many as headings
        std::size_t indent = 0;          ///< of its name
    };
    std::string title;
    std::vector<std::string> headings;
    std::vector<Row> rows;
    std::size_t words = 0;  ///< so many of the last columns hold words rather than figures
    bool wraps = false;     ///< where a screen is too narrow, the last column wraps; otherwise figures continue below
    std::size_t widest_name = 36;  ///< columns; what is longer is cut
};

/// A figure to one decimal, as a cell shows it.
std::string number_text(double value);

/// Columns aligned with spaces; where they are wider than `width`, the figures continue below, with the names repeated.
std::string text_of(const Table& table, std::size_t width);

/// Headings and rows as records of CSV (RFC 4180, but with lines that end in LF), without the title. A cell that a
/// spreadsheet would run is guarded.
std::string csv_of(const Table& table);

/// A text behind an apostrophe where a spreadsheet would take it for a formula: where `=`, `+`, `-`, `@`, a tab or a
/// carriage return comes first, perhaps behind such apostrophes, and it is not a number.
std::string guarded(const std::string& text);
/// The text that was guarded; any other as it is.
std::string_view without_guard(std::string_view text);

}  // namespace orgplan::report
