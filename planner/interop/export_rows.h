#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/interop/csv.h"
#include "planner/interop/import_log.h"
#include "planner/interop/lean_text.h"
#include "planner/interop/left_out.h"
#include "planner/interop/value_words.h"

namespace orgplan::interop {

/// Between the units of a row, the outermost first; no value holds it.
constexpr char kUnitMark = '\x1F';

/// What few rows or exports say.
struct RowDetails {
    LeanText dotted;  ///< values with `;` between
    LeanText email;
    LeanText login;
    LeanText requisition;
    LeanText legal_name;  ///< where the name has a preferred first name in place of it
    LeanText role;
    LeanText location;
    LeanText level;
    LeanText hours;
    LeanText fte;
    LeanText cost;
    LeanText currency;
    LeanText pay_period;
    LeanText unit_ids;    ///< as `unit` has its names, of those that have one
    LeanText unit_kinds;  ///< likewise
    LeanText heads;       ///< ids of units, and `company`, with `;` between
    // Worked out of these once all rows are read.
    std::optional<double> part;  ///< of a full week
    std::optional<double> pay;   ///< of a year, or of a day
    bool paid_by_day = false;
    LeanText paid_in;
};

/// A row that can become a seat; all values cleaned.
struct ExportRow {
    std::size_t line = 1;
    std::string id;
    std::string manager;
    std::string title;
    std::string name;  ///< empty where nobody is named
    std::string unit;  ///< with `kUnitMark` between, the outermost first; none is empty
    LeanText start;
    LeanText end;
    bool vacant = false;
    bool undisclosed = false;
    bool outside = false;               ///< its manager is somebody outside
    bool employed = false;              ///< its contract is said to be that of an employee
    bool cut_short = false;             ///< it ends before the column of its manager
    bool lone = false;                  ///< its id is all it holds, beside columns of names or titles
    bool awaited = false;               ///< its status says that somebody is to start
    std::optional<Meaning> employment;  ///< other than an employee
    std::optional<Meaning> hiring;      ///< how far its hiring has got
    std::optional<Tick> opens;
    std::optional<Tick> leaves;
    std::unique_ptr<RowDetails> details;  ///< null: none

    RowDetails& more() {
        if (!details) details = std::make_unique<RowDetails>();
        return *details;
    }
    std::string_view detail(LeanText RowDetails::*which) const {
        return details ? ((*details).*which).view() : std::string_view();
    }
};

struct ExportRows {
    std::vector<ExportRow> rows;
    LeftOut left_out;
    bool ids_are_seats = false;
    bool says_heads = false;  ///< some column names the units that seats head
    bool has_titles = false;  ///< some column holds them
    bool has_requisitions = false;
    bool swallowed = false;  ///< a quote ran over rows that are not known: nobody is missing for certain
};

/// Reads header and rows of a decoded export. Rows that are refused or left out are in the log, not in the result; what
/// only the user can decide goes to `usage_error`.
ExportRows read_export(std::string_view text, const CsvOptions& options, ImportResult& result, ImportLog& log);

}  // namespace orgplan::interop
