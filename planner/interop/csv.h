#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/time.h"
#include "planner/interop/import_fields.h"

// The rows of an HR system's export become a spec. The export is a snapshot: everybody in it is there now.

namespace orgplan::interop {

/// How to read an export. A column is named as its header is, or `#3` for the third; where none is named, it is found
/// where the header is clear.
struct CsvOptions {
    std::string company;  ///< its name in the spec
    std::string file;     ///< as messages name it; empty: none
    std::array<std::vector<std::string>, kFields>
        columns;  ///< by `Field`; several units nest, several names are joined
    // Besides the well-known values.
    std::vector<std::string> top;               ///< as manager: the seat reports to nobody
    std::vector<std::string> outside;           ///< as manager: somebody who is not in the export
    std::vector<std::string> vacant;            ///< as name: nobody sits there
    std::vector<std::string> abolished;         ///< as name: the seat is closed, its row is left out
    std::vector<std::string> undisclosed;       ///< as name: somebody who is not named
    std::vector<std::string> means;             ///< `VALUE=WORD`: what a status, an employment or a vacancy means
    std::map<std::string, std::string> titles;  ///< to the ids of their roles, whatever the words say
    bool missing_are_outside = false;           ///< managers who are nobody's row are outside
    std::optional<bool> ids_are_posts;          ///< one person may hold two ids; none: as the header of the ids says
    std::size_t header = 0;                     ///< the line of the header; 0: the first that fits
    bool no_header = false;                     ///< there is none: the first line is a row
    std::string full_week;                      ///< hours of a full week; empty: as most have
    std::string currency;                       ///< of pay where nothing says it
    std::string pay_times;        ///< how often pay that is not of a year is paid in one: `13`, `hour=1720,month=13`
    char delimiter = '\0';        ///< none: read from the header
    std::string encoding;         ///< empty: UTF-8, UTF-16 or UTF-32, else Windows-1252
    std::string date_format;      ///< `yyyy-mm-dd`, `dd-mm-yyyy` or `mm-dd-yyyy`, with any separator
    std::optional<Tick> today;    ///< decides who starts and leaves later; none: dates are not read
    bool onto = false;            ///< for a spec that is there: roles of its own are those of `titles`
    bool explain_titles = false;  ///< the result says what each title was read as

    std::vector<std::string>& column(Field field) { return columns[index_of(field)]; }
    const std::vector<std::string>& column(Field field) const { return columns[index_of(field)]; }
};

/// What became of a row: not written, written without something, written otherwise, or left out.
enum class ImportKind : std::uint8_t {
    refused,    ///< the row is not written
    unmatched,  ///< its manager is nobody that is found
    lost,       ///< a value of it is not in the spec
    repaired,   ///< written otherwise than it is
    closed,     ///< left out: the seat is no more
    left,       ///< left out: its holder is no more
    footer,     ///< left out: no row at all
    note
};
std::string_view name_of(ImportKind);

/// What happened to a row, by the line of the file it begins on, from 1; or to several, by the first.
struct ImportNote {
    std::size_t line = 1;
    ImportKind kind = ImportKind::note;
    std::string message;
    std::size_t count = 1;                ///< how often
    std::vector<std::size_t> lines = {};  ///< of several, in the order of the rows
};

/// `rows` are all that hold a value: each is a seat, shares one, is left out or refused.
struct ImportCounts {
    std::size_t rows = 0;
    std::size_t seats = 0;
    std::size_t shared = 0;  ///< rows that add a holder to a seat
    std::size_t closed = 0;
    std::size_t left = 0;
    std::size_t footers = 0;
    std::size_t refused = 0;
    std::size_t repaired = 0;   ///< seats, or holders, that differ from their row
    std::size_t unmatched = 0;  ///< managers that found nobody
    std::size_t lost = 0;       ///< values

    bool balanced() const { return rows == seats + shared + closed + left + footers + refused; }
    /// Nothing has to be looked at.
    bool clean() const { return refused + unmatched + lost == 0; }
};

/// A column that was not read.
struct UnreadColumn {
    std::string column;  ///< as options name it
    std::string option;  ///< that would read it, without its dashes; empty: none would
};

/// What a title was read as.
struct TitleExplained {
    std::string title;
    std::size_t count = 0;
    std::string role;  ///< empty: none
    std::string level;
    std::string says;  ///< its words, and what they were taken for
};

struct ImportResult {
    std::string yaml;               ///< empty where no seat is left
    std::vector<ImportNote> notes;  ///< by line
    ImportCounts counts;
    std::vector<TitleExplained> titles;                     ///< each once, by its text; where `explain_titles` wants it
    std::array<std::vector<std::string>, kFields> columns;  ///< that were read, by `Field`, as options name them
    std::vector<UnreadColumn> unread;                       ///< all others, in their order
    std::vector<std::string> without_role;                  ///< titles, each once
    std::string usage_error;  ///< why nothing could be read, or what needs an option; then all else is empty
    std::string usage_help;   ///< what to do about it
};

/// Turns an export into a spec of one stage that can be checked and drawn at once. Linear in the bytes.
ImportResult import_csv(std::string_view bytes, const CsvOptions& options);

}  // namespace orgplan::interop
