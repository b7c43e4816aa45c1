#pragma once

#include <string>
#include <string_view>

#include "planner/report/table.h"

// Texts in a document of Markdown, as it is read by GitHub, GitLab and others: whatever a spec says is read as it
// stands there, and nobody is told, nothing linked, closed or drawn because of it.

namespace orgplan::report {

/// A text on one line, for a heading, a cell, an item of a list or a sentence. Marks stand behind backslashes; a space
/// of no width keeps mentions, references, addresses and the names of emoji from being taken for such.
std::string markdown_text(std::string_view text);

/// The same as a span of code; not for a cell.
std::string markdown_code(std::string_view text);

/// A message: what it has in backticks is code, and all else text; not for a cell.
std::string markdown_message(std::string_view message);

/// A message as a cell.
std::string markdown_cell(std::string_view message);

/// With its title as a heading; its cells are texts, not Markdown.
std::string markdown_of(const Table& table);

}  // namespace orgplan::report
