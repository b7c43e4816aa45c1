#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/time.h"

// The rows of an HR system's export become a spec. The export is a snapshot: everybody in it is there now.

namespace orgplan::interop {

/// Values with a meaning in any export, whatever their letter case and the quotes around them.
constexpr std::array<std::string_view, 4> kTopValues{"XX", "none", "N/A", "-"};
constexpr std::array<std::string_view, 4> kVacantValues{"vacant", "vacancy", "tbh", "to be hired"};
constexpr std::array<std::string_view, 2> kClosedValues{"eliminated", "abolished"};
constexpr std::array<std::string_view, 5> kUndisclosedValues{"N/D", "N/A", "undisclosed", "not disclosed", "-"};

/// How to read an export. A column is named as its header is, or `#3` for the third; left empty, it is found where the
/// header is clear.
struct CsvOptions {
    std::string company;  ///< its name in the spec
    std::string id;
    std::string manager;
    std::string title;
    std::vector<std::string> name;  ///< several are joined by a space: first and last name
    std::string unit;
    std::string start;
    // Besides the well-known values.
    std::vector<std::string> top;          ///< as manager: the seat reports to nobody
    std::vector<std::string> outside;      ///< as manager: somebody who is not in the export
    std::vector<std::string> vacant;       ///< as name: nobody sits there
    std::vector<std::string> abolished;    ///< as name: the seat is closed, its row is left out
    std::vector<std::string> undisclosed;  ///< as name: somebody who is not named
    char delimiter = '\0';                 ///< none: read from the header
    std::string encoding;                  ///< empty: UTF-8, else Windows-1252; UTF-16 where a byte-order mark says so
    std::string date_format;               ///< `yyyy-mm-dd`, `dd-mm-yyyy` or `mm-dd-yyyy`, with any separator
    std::optional<Tick> today;             ///< seats that start later open on that day; none: starts are not read
};

enum class ImportKind : std::uint8_t { refused, repaired, closed, note };
std::string_view name_of(ImportKind);

/// What happened to a row, by the line of the file it begins on, from 1.
struct ImportNote {
    std::size_t line = 1;
    ImportKind kind = ImportKind::note;
    std::string message;
};

/// `rows` are all that hold a value: each is a seat, shares one, is refused or closed.
struct ImportCounts {
    std::size_t rows = 0;
    std::size_t seats = 0;
    std::size_t shared = 0;  ///< rows that add a holder to a seat
    std::size_t refused = 0;
    std::size_t repaired = 0;  ///< seats, or holders, that differ from their row
    std::size_t closed = 0;
};

struct ImportResult {
    std::string yaml;               ///< empty where no seat is left
    std::vector<ImportNote> notes;  ///< by line
    ImportCounts counts;
    std::string usage_error;  ///< why nothing could be read, or what needs an option; then all else is empty
    std::string usage_help;   ///< what to do about it
};

/// Turns an export into a spec of one stage that can be checked and drawn at once. Linear in the bytes.
ImportResult import_csv(std::string_view bytes, const CsvOptions& options);

}  // namespace orgplan::interop
