#include "planner/interop/export_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/cell_reader.h"
#include "planner/interop/csv_rows.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/export_header.h"
#include "planner/interop/group_rows.h"
#include "planner/interop/header_reader.h"
#include "planner/interop/import_units.h"
#include "planner/interop/import_values.h"
#include "planner/interop/import_words.h"
#include "planner/interop/record_filter.h"
#include "planner/interop/row_fields.h"
#include "planner/interop/row_states.h"
#include "planner/interop/title_brackets.h"
#include "planner/interop/unit_spelling.h"

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

/// How many rows there will be is seen from the first ones, so that they need not be moved again and again.
constexpr std::size_t kSample = 1000, kMostLikely = 2'000'000;

class RowReader {
  public:
    RowReader(const CsvOptions& options, ImportResult& result, ImportLog& log)
        : options_(options),
          result_(result),
          log_(log),
          finder_(options, result, log),
          header_(finder_.header()),
          columns_(header_.columns),
          records_(finder_, log),
          cells_(header_, log),
          fields_(header_, cells_, log),
          states_(header_, cells_, options, rows_.left_out, log) {}

    ExportRows read(std::string_view text) {
        bytes_ = text.size();
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
        states_.begin();
        records_.begin();
    }

    void count_row(const CsvRow& row) {
        ++result_.counts.rows;
        for (const std::string_view field : row.fields) bytes_read_ += field.size() + 1;
        if (result_.counts.rows == kSample) {
            const std::size_t likely = bytes_ / (bytes_read_ / kSample + 1);
            rows_.rows.reserve(std::min(likely + likely / 16, kMostLikely));
        }
        read_row(row);
    }

    void read_heading(const CsvRow& row) {
        ExportRow heading;
        fields_.read(row, heading);
        // The path of the unit has one part that says something.
        const std::size_t begin = heading.unit.find_first_not_of(kUnitMark);
        if (begin == std::string::npos) return;
        const std::size_t end = std::min(heading.unit.find(kUnitMark, begin), heading.unit.size());
        const std::string name(heading_name(std::string_view(heading.unit).substr(begin, end - begin)));
        if (name.empty()) return;
        heading_ = heading.unit.replace(begin, end - begin, name);
    }

    /// Rows that name no unit below one that names nothing else are in that unit, until another is named.
    void take_heading(ExportRow& row) {
        if (heading_.empty()) return;
        if (row.unit.find_first_not_of(kUnitMark) != std::string::npos) {
            heading_.clear();
            return;
        }
        row.unit = heading_;
        log_.add(row.line, topics::kUnitOfHeading, [&] {
            std::string unit = heading_.substr(heading_.find_first_not_of(kUnitMark));
            unit.resize(std::min(unit.find(kUnitMark), unit.size()));
            return Said{fmt::format("{} is in the unit {} of the heading above", in_message(row.id), in_message(unit)),
                        fmt::format("{} in {}", in_message(row.id), in_message(unit))};
        });
    }

    void read_row(const CsvRow& row) {
        if (records_.is_none(row)) {
            if (records_.names_unit_alone(row)) read_heading(row);
            return;
        }
        ExportRow read;
        read.line = row.line;
        cells_.begin();
        if (!records_.has_shape(row)) {
            // Which row it is may still be known.
            read.id = cells_.value(row, Field::id, true);
            rows_.left_out.refuse(read);
            rows_.swallowed = rows_.swallowed || row.last_line > row.line;
            return;
        }
        fields_.read(row, read);
        take_heading(read);
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
        read.lone = read.manager.empty() && read.title.empty() && read.name.empty() && !read.vacant &&
                    (columns_.has(Field::name) || columns_.has(Field::title)) && has_one_value(row);
        rows_.rows.push_back(std::move(read));
    }

    void finish() {
        states_.tell();
        take_out_headings(rows_, log_);
        if (columns_.all(Field::unit).size() > 1) settle_units(rows_.rows, any_order());
        if (columns_.has(Field::unit)) spell_units_alike(rows_.rows, log_);
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
    RecordFilter records_;
    CellReader cells_;
    RowFields fields_;
    RowStates states_;
    std::string heading_;  // the unit that a row named alone
    std::size_t bytes_ = 0;
    std::size_t bytes_read_ = 0;  // of rows
};

}  // namespace

ExportRows read_export(std::string_view text, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    return RowReader(options, result, log).read(text);
}

}  // namespace orgplan::interop
