#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planner/interop/csv.h"
#include "planner/interop/import_log.h"

namespace orgplan::interop {

/// A row that can become a seat; all values cleaned.
struct ExportRow {
    std::size_t line = 1;
    std::string id;
    std::string manager;
    std::string title;
    std::string name;  ///< empty where nobody is named
    std::string unit;
    std::string start;
    bool vacant = false;
    bool undisclosed = false;
    std::optional<Tick> opens;
};

struct ExportRows {
    std::vector<ExportRow> rows;
    /// Ids of rows that were left out, and why, with the line.
    std::unordered_map<std::string, std::string> left_out;
    bool ids_are_seats = false;
    bool has_titles = false;  ///< some column holds them
};

/// Reads header and rows of a decoded export. Rows that are refused or closed are in the log, not in the result; what
/// only the user can decide goes to `usage_error`.
ExportRows read_export(std::string_view text, const CsvOptions& options, ImportResult& result, ImportLog& log);

}  // namespace orgplan::interop
