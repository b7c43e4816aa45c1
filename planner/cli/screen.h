#pragma once

#include <string>
#include <string_view>

#include "planner/cli/console.h"
#include "planner/report/text_report.h"

// Colours and links of texts that people read.

namespace orgplan::cli {

/// Whether a text is coloured: as `--color` says, then NO_COLOR, then CLICOLOR_FORCE, then where a terminal shows it.
bool is_coloured(std::string_view choice, bool terminal);

/// Whether links are written into a coloured text: where it is known that the terminal shows them.
bool is_linked(bool coloured, bool terminal);

/// Decides both for the two streams of a console.
void settle_screens(Console& console);

/// How findings are written on a stream.
report::TextStyle style_of(const Console& console, const Screen& screen);

/// The address of the folder of the manual: ORGPLAN_DOCS where it is set, else where the package puts it.
std::string docs_address();

/// What the path of a file is appended to, so that it can be opened; empty where nobody says.
std::string links_to_files();

}  // namespace orgplan::cli
