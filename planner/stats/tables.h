#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgplan {

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
};

/// A figure to one decimal, as it stands in a cell.
std::string number_text(double value);

/// Columns aligned with blanks; where they are wider than `width`, the figures continue below, with their names again.
std::string text_of(const Table& table, std::size_t width);

/// A text of which Markdown takes nothing for its own.
std::string markdown_text(std::string_view text);

/// As a table of Markdown; nothing in a cell can end it.
std::string markdown_of(const Table& table);

}  // namespace orgplan
