#pragma once

#include <string>
#include <string_view>

#include "graph/model/organisation.h"
#include "planner/report/screen_links.h"
#include "planner/text/finding.h"
#include "planner/text/source.h"

namespace orgplan::report {

struct TextStyle {
    bool colour = false;
    int width = 100;      ///< columns; a longer line of the spec is cut around the caret
    bool reasons = true;  ///< say why it matters and what to do
    ScreenLinks links = {};
};

/// The findings as people read them: `file:line:col: severity: message [rule]`, the line with the caret below it, the
/// stages, why it matters (under the first finding of each rule), what to do, and the notes with their own places.
std::string text_report(const text::Findings& findings, const text::Sources& sources, const Organisation& organisation,
                        const TextStyle& style);

/// "2 errors, 1 warning, 3 advice" or "no findings".
std::string count_text(const text::Findings& findings);

/// A text on one line of a screen: line ends and tabs as blanks, other control characters as U+FFFD, so that no spec
/// can steer the terminal.
std::string printable(std::string_view text);

}  // namespace orgplan::report
