#pragma once

#include <string>
#include <string_view>

#include "planner/report/table.h"

// Texts in a Markdown document, as GitHub, GitLab and others read it: what a spec says appears as it is written, and
// mentions nobody, links to nothing, closes nothing and draws nothing.

namespace orgplan::report {

/// A text on one line, for a heading, a cell, an item of a list or a sentence. Marks are escaped with backslashes; a
/// space of no width keeps mentions, references, addresses and the names of emoji from being read as such.
std::string markdown_text(std::string_view text);

/// The same as a span of code; not for a cell.
std::string markdown_code(std::string_view text);

/// A message: what is in backticks becomes code, the rest is text; not for a cell.
std::string markdown_message(std::string_view message);

/// A message as a cell.
std::string markdown_cell(std::string_view message);

/// With its title as a heading; its cells are texts, not Markdown.
std::string markdown_of(const Table& table);

}  // namespace orgplan::report
