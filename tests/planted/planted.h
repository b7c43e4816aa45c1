#pragma once

#include <string>
#include <vector>

namespace orgplan::testing {

/// One change of a text: what is in it once, and what is done with that.
struct Edit {
    enum class Kind {
        replace,  ///< `old` becomes `text`
        remove,   ///< the line with `old` goes
        after     ///< the lines of `text` follow the line with `old`, each indented like it
    };
    Kind kind = Kind::replace;
    std::string old;
    std::string text = {};
};

/// A mistake of a known kind, put into a spec at a known line.
struct Row {
    std::string place;  ///< in the table, for messages
    std::string rule;
    std::string mistake;  ///< what somebody did wrong
    std::string spec;     ///< its path
    std::vector<Edit> edits;
    std::string at;  ///< a text of the line, in the edited spec, where the finding must be
    std::string today = "2027-01-15";
    std::vector<std::string> packs{"all"};
    std::string known = {};  ///< why it is not found; empty: it must be
};

/// A rule without a row, and why.
struct Exception {
    std::string rule;
    std::string why;
};

/// The rows of `tests/planted/PACK.yaml`.
std::vector<Row> rows_of(const std::string& pack);
/// Those of `tests/planted/exceptions.yaml`.
std::vector<Exception> exceptions();

/// A text, or why there is none.
struct Text {
    std::string text;
    std::string fault = {};
};

/// The spec of a row, as it is in the project.
Text unedited(const Row& row);
/// The spec with the mistake in it.
Text edited(const Row& row);
/// The line, from 1 on, of the only place at which a text contains another; 0: there is none, or several.
std::size_t only_line_with(const std::string& text, const std::string& part);

}  // namespace orgplan::testing
