#include "planner/interop/export_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/cell_reader.h"
#include "planner/interop/csv_rows.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/export_header.h"
#include "planner/interop/header_reader.h"
#include "planner/interop/import_footers.h"
#include "planner/interop/import_units.h"
#include "planner/interop/import_values.h"
#include "planner/interop/import_words.h"
#include "planner/interop/row_states.h"
#include "planner/interop/title_brackets.h"

namespace orgplan::interop {
namespace {

/// `1.23457E+11`, as a spreadsheet shows a long number: the other figures are gone.
bool is_damaged(std::string_view id) {
    const std::size_t mark = id.find("E+");
    if (mark == std::string_view::npos || mark == 0 || mark + 2 >= id.size()) return false;
    const auto all = [](std::string_view text, std::string_view of) {
        return text.find_first_not_of(of) == std::string_view::npos;
    };
    return all(id.substr(0, mark), "0123456789.,") && all(id.substr(mark + 2), "0123456789");
}

class RowReader {
  public:
    RowReader(const CsvOptions& options, ImportResult& result, ImportLog& log)
        : options_(options),
          result_(result),
          log_(log),
          finder_(options, result, log),
          header_(finder_.header()),
          columns_(header_.columns),
          cells_(header_, log),
          states_(header_, cells_, options, rows_.left_out, log) {}

    ExportRows read(std::string_view text) {
        const char delimiter = options_.delimiter != '\0' ? options_.delimiter : delimiter_of(text, options_.header);
        const std::size_t open = read_rows(text, delimiter, [this](const CsvRow& row) {
            const bool found = columns_.found;
            if (!found && finder_.take(row)) begin();
            if ((found || (columns_.found && options_.no_header)) && result_.usage_error.empty()) count_row(row);
        });
        if (columns_.found && open != 0) {
            ++result_.counts.rows;
            rows_.swallowed = true;
            log_.add(open, topics::kShape,
                     [] { return "the quote opened here is never closed, so nothing was read from this line on"; });
        } else if (!columns_.found) {
            finder_.give_up(open);
        } else if (result_.counts.rows == 0 && result_.usage_error.empty()) {
            result_.usage_error = "there are no rows below the header";
        }
        if (result_.usage_error.empty()) finish();
        return std::move(rows_);
    }

  private:
    void begin() {
        rows_.ids_are_seats = columns_.ids_are_seats;
        rows_.says_heads = columns_.has(Field::heads);
        rows_.has_titles = columns_.has(Field::title);
        rows_.has_requisitions = columns_.has(Field::requisition);
        for (const auto& chosen : columns_.of)
            for (const std::size_t column : chosen) last_column_ = std::max(last_column_, column);
    }

    void count_row(const CsvRow& row) {
        ++result_.counts.rows;
        read_row(row);
    }

    bool has_shape(const CsvRow& row) {
        const std::size_t fields = row.fields.size();
        const std::size_t wanted = header_.names.size();
        const bool longer =
            fields > wanted && std::any_of(row.fields.begin() + static_cast<std::ptrdiff_t>(wanted), row.fields.end(),
                                           [](std::string_view field) { return !field.empty(); });
        const bool shorter = fields <= last_column_;
        if (longer || row.doubtful || (shorter && row.last_line > row.line)) {
            log_.add(row.line, topics::kShape, [&] {
                std::string what = fmt::format("{} fields where the header has {}", fields, wanted);
                if (row.doubtful) what = "a quote inside a quoted field is not doubled";
                if (row.last_line > row.line) what += fmt::format(", and the row runs to line {}", row.last_line);
                return what;
            });
            return false;
        }
        if (shorter) {
            log_.add(row.line, topics::kShortRow, [&] {
                const std::string what =
                    fmt::format("{} {} where the header has {}", fields, fields == 1 ? "field" : "fields", wanted);
                return Said{what + ": the missing ones were read as empty", what};
            });
        }
        return true;
    }

    bool says(const CsvRow& row, Field field) const {
        const auto column = columns_.one(field);
        return column && *column < row.fields.size() &&
               row.fields[*column].find_first_not_of(" \t\"") != std::string_view::npos;
    }

    /// A sum, or the header again, as on each page of a report.
    bool is_none(const CsvRow& row) {
        const bool again = finder_.is_again(row);
        if (!again && !is_footer(row.fields, says(row, Field::manager) || says(row, Field::title))) return false;
        log_.add(row.line, topics::kFooter, [&] {
            bool changed = false;
            std::string first;
            for (const std::string_view field : row.fields)
                if (first.empty()) first = cell_value(field.substr(0, 400), changed);
            return Said{again ? "the header again, so the row is left out"
                              : fmt::format("{} is no row of a seat, so it is left out", in_message(first)),
                        again ? std::string("the header again") : in_message(first)};
        });
        return true;
    }

    void read_row(const CsvRow& row) {
        if (is_none(row)) return;
        ExportRow read;
        read.line = row.line;
        cells_.begin();
        if (!has_shape(row)) {
            // Which row it is may still be known.
            read.id = cells_.value(row, Field::id, true);
            rows_.left_out.refuse(read);
            rows_.swallowed = rows_.swallowed || row.last_line > row.line;
            return;
        }
        read_fields(row, read);
        if (const auto column = cells_.too_long()) {
            log_.add(row.line, topics::kTooLong, [&] {
                return fmt::format("{} has {} bytes, more than {}", header_.told(*column), row.fields[*column].size(),
                                   CellReader::kMostBytes);
            });
            rows_.left_out.refuse(read);
            return;
        }
        if (states_.is_gone(row, read)) return;
        if (read.id.empty()) {
            log_.add(row.line, topics::kNoId,
                     [&] { return fmt::format("no id in {}", header_.told(*columns_.one(Field::id))); });
            rows_.left_out.refuse(read);
            return;
        }
        if (cells_.is_placeholder(read.id)) {
            log_.add(row.line, topics::kNoId, [&] {
                return fmt::format("{} in {} is no id: give the row one of its own", in_message(read.id),
                                   header_.told(*columns_.one(Field::id)));
            });
            read.id.clear();
            rows_.left_out.refuse(read);
            return;
        }
        if (is_damaged(read.id)) {
            log_.add(row.line, topics::kDamagedId, [&] {
                return fmt::format("the id {} is a number that a spreadsheet has shortened: export the column as text",
                                   in_message(read.id));
            });
            rows_.left_out.refuse(read);
            return;
        }
        if (read.vacant || read.undisclosed) read.name.clear();
        rows_.rows.push_back(std::move(read));
    }

    void read_fields(const CsvRow& row, ExportRow& read) {
        read.id = cells_.value(row, Field::id, true);
        read.manager = cells_.value(row, Field::manager, true);
        read.cut_short = row.fields.size() <= *columns_.one(Field::manager);
        if (const auto title = columns_.one(Field::title)) read.title = cells_.word(row, *title);
        const auto& units = columns_.all(Field::unit);
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (i > 0) read.unit.push_back(kUnitMark);
            const std::string name = cells_.word(row, units[i]);
            read.unit += name;
            if (!name.empty()) read_unit(row, i, read);
        }
        read.start = cells_.value(row, Field::start);
        read.end = cells_.value(row, Field::end);
        for (const std::size_t column : columns_.all(Field::name)) {
            const std::string part = cells_.value(row, column);
            if (!part.empty()) read.name += (read.name.empty() ? "" : " ") + part;
        }
        read_details(row, read);
    }

    /// The id and the kind of a unit, where the export is one of ours.
    void read_unit(const CsvRow& row, std::size_t number, ExportRow& read) {
        const auto add = [&](Field field, std::string RowDetails::*where) {
            const auto& columns = columns_.all(field);
            if (number >= columns.size()) return;
            std::string& all = read.more().*where;
            if (read.unit.find(kUnitMark) != std::string::npos) all.push_back(kUnitMark);
            all += cells_.value(row, columns[number], true);
        };
        add(Field::unit_id, &RowDetails::unit_ids);
        add(Field::unit_kind, &RowDetails::unit_kinds);
    }

    void read_details(const CsvRow& row, ExportRow& read) {
        const auto take = [&](Field field, std::string RowDetails::*where, bool is_key = false) {
            const auto column = columns_.one(field);
            if (!column) return;
            std::string text = cells_.word(row, *column, is_key);
            if (!text.empty()) (read.more().*where) = std::move(text);
        };
        for (const std::size_t column : columns_.all(Field::dotted)) {
            const std::string text = cells_.value(row, column, true);
            if (!text.empty()) read.more().dotted += (read.more().dotted.empty() ? "" : ";") + text;
        }
        take(Field::email, &RowDetails::email, true);
        take(Field::login, &RowDetails::login, true);
        take(Field::requisition, &RowDetails::requisition, true);
        take(Field::role, &RowDetails::role, true);
        take(Field::location, &RowDetails::location);
        take(Field::level, &RowDetails::level);
        take(Field::hours, &RowDetails::hours);
        take(Field::fte, &RowDetails::fte);
        take(Field::cost, &RowDetails::cost);
        take(Field::currency, &RowDetails::currency);
        take(Field::pay_period, &RowDetails::pay_period);
        take(Field::heads, &RowDetails::heads, true);
        read.outside = cells_.value(row, Field::outside) == "yes";
        if (!read.details) return;
        if (read.details->currency.empty() && !read.details->cost.empty())
            read.details->currency = header_.name_of(Field::cost);  // `Salary (EUR)`
        if (std::string& email = read.details->email; !email.empty() && !is_address(email)) {
            log_.add(row.line, topics::kEmailLost, [&] {
                return fmt::format("{} in {} is no e-mail address, so it is left out", in_message(email),
                                   header_.told(*columns_.one(Field::email)));
            });
            email.clear();
        }
    }

    static bool is_address(std::string_view email) {
        const std::size_t at = email.find('@');
        return at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
               email.find(' ') == std::string_view::npos;
    }

    void finish() {
        states_.tell();
        if (columns_.all(Field::unit).size() > 1) settle_units(rows_.rows, any_order());
        ValueColumns values{rows_, header_.names, columns_, options_, result_, log_};
        read_values(values);
        read_title_brackets(rows_.rows, !columns_.has(Field::unit), !columns_.has(Field::level), log_);
    }

    /// A group may be in a department or around it: only the values say that.
    bool any_order() const {
        if (!options_.column(Field::unit).empty()) return false;
        const auto& groups = values_of("either_way_units");
        return std::ranges::any_of(columns_.all(Field::unit), [&](std::size_t column) {
            return std::ranges::find(groups, header_words(header_.names[column])) != groups.end();
        });
    }

    const CsvOptions& options_;
    ImportResult& result_;
    ImportLog& log_;
    ExportRows rows_;
    HeaderFinder finder_;
    const ExportHeader& header_;
    const CsvColumns& columns_;
    CellReader cells_;
    RowStates states_;
    std::size_t last_column_ = 0;
};

}  // namespace

ExportRows read_export(std::string_view text, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    return RowReader(options, result, log).read(text);
}

}  // namespace orgplan::interop
