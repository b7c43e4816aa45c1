#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgplan::stats {

/// Rows of cells below their headings, for a screen or a document. A first column of names, then figures.
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

/// A text of which Markdown takes nothing for its own.
std::string markdown_text(std::string_view text);

/// The words of a text, in lines of at most so many columns; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// As a table of Markdown; nothing in a cell can end it.
std::string markdown_of(const Table& table);

}  // namespace orgplan::stats
