#include "planner/interop/export_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/interop/csv_columns.h"
#include "planner/interop/csv_dates.h"
#include "planner/interop/csv_rows.h"

namespace orgplan::interop {
namespace {

/// Longer values belong to another column, or are not text at all.
constexpr std::size_t kMostBytes = 4096;

class RowReader {
  public:
    RowReader(const CsvOptions& options, ImportResult& result, ImportLog& log)
        : options_(options),
          result_(result),
          log_(log),
          vacant_(kVacantValues, options.vacant),
          abolished_(kClosedValues, options.abolished),
          undisclosed_(kUndisclosedValues, options.undisclosed) {}

    ExportRows read(std::string_view text) {
        const char delimiter = options_.delimiter != '\0' ? options_.delimiter : delimiter_of(text);
        const std::size_t open = read_rows(text, delimiter, [this](const CsvRow& row) {
            if (header_.empty()) {
                read_header(row);
            } else if (result_.usage_error.empty()) {
                ++result_.counts.rows;
                read_row(row);
            }
        });
        if (open != 0 && !header_.empty()) {
            ++result_.counts.rows;
            log_.add(open, ImportKind::refused,
                     "the quote opened here is never closed, so nothing was read from this line on");
        } else if (header_.empty()) {
            result_.usage_error = open != 0 ? "a quote in the header is never closed" : "the file is empty";
        } else if (result_.counts.rows == 0 && result_.usage_error.empty()) {
            result_.usage_error = "there are no rows below the header";
        }
        if (result_.usage_error.empty()) read_starts();
        return std::move(rows_);
    }

  private:
    void read_header(const CsvRow& row) {
        bool changed = false;
        for (const std::string_view field : row.fields) header_.push_back(cell_value(field, changed));
        columns_ = choose_columns(header_, options_);
        result_.usage_error = columns_.error;
        result_.usage_help = columns_.help;
        rows_.ids_are_seats = columns_.ids_are_seats;
        rows_.has_titles = columns_.title.has_value();
        if (columns_.error.empty()) log_.add(row.line, ImportKind::note, "read " + describe(columns_, header_));
    }

    /// The value of a column that is read; a row that is too short has none.
    std::string value(const CsvRow& row, std::size_t column, bool& repaired) {
        if (column >= row.fields.size()) return {};
        bool changed = false;
        std::string clean = cell_value(row.fields[column], changed);
        if (clean.size() > kMostBytes) too_long_ = column;
        if (changed && !clean.empty() && std::exchange(repaired, true) == false)
            log_.add(row.line, ImportKind::repaired,
                     fmt::format("line ends or control characters in {} were replaced with spaces",
                                 in_message(header_[column])));
        return clean;
    }

    std::size_t last_column() const {
        std::size_t last = std::max(columns_.id, columns_.manager);
        for (const auto& column : {columns_.title, columns_.unit, columns_.start})
            if (column) last = std::max(last, *column);
        for (const std::size_t column : columns_.name) last = std::max(last, column);
        return last;
    }

    bool has_shape(const CsvRow& row) {
        const std::size_t fields = row.fields.size();
        const std::size_t wanted = header_.size();
        const bool longer =
            fields > wanted && std::any_of(row.fields.begin() + static_cast<std::ptrdiff_t>(wanted), row.fields.end(),
                                           [](std::string_view field) { return !field.empty(); });
        const bool shorter = fields <= last_column();
        if (longer || row.doubtful || (shorter && row.last_line > row.line)) {
            std::string what = fmt::format("{} fields where the header has {}", fields, wanted);
            if (row.doubtful) what = "a quote inside a quoted field is not doubled";
            if (row.last_line > row.line) what += fmt::format(", and the row runs to line {}", row.last_line);
            log_.add(row.line, ImportKind::refused, what);
            return false;
        }
        if (shorter)
            log_.add(row.line, ImportKind::repaired,
                     fmt::format("{} {} where the header has {}: the missing ones were read as empty", fields,
                                 fields == 1 ? "field" : "fields", wanted));
        return true;
    }

    void read_row(const CsvRow& row) {
        if (!has_shape(row)) return;
        ExportRow read;
        read.line = row.line;
        too_long_.reset();
        bool repaired = false;
        read.id = value(row, columns_.id, repaired);
        read.manager = value(row, columns_.manager, repaired);
        if (columns_.title) read.title = value(row, *columns_.title, repaired);
        if (columns_.unit) read.unit = value(row, *columns_.unit, repaired);
        if (columns_.start) read.start = value(row, *columns_.start, repaired);
        for (const std::size_t column : columns_.name) {
            const std::string part = value(row, column, repaired);
            if (!part.empty()) read.name += (read.name.empty() ? "" : " ") + part;
        }
        if (too_long_) {
            log_.add(row.line, ImportKind::refused,
                     fmt::format("{} has {} bytes, more than {}", in_message(header_[*too_long_]),
                                 row.fields[*too_long_].size(), kMostBytes));
            rows_.left_out.try_emplace(read.id, fmt::format("refused on line {}", row.line));
            return;
        }
        const std::string name = fold_case(read.name);
        if (abolished_.has(name)) {
            log_.add(
                row.line, ImportKind::closed,
                fmt::format("{} is marked {}, so its row is left out", in_message(read.id), in_message(read.name)));
            rows_.left_out.try_emplace(read.id, fmt::format("closed on line {}", row.line));
            return;
        }
        if (read.id.empty()) {
            log_.add(row.line, ImportKind::refused, fmt::format("no id in {}", in_message(header_[columns_.id])));
            return;
        }
        read.vacant = vacant_.has(name);
        read.undisclosed = undisclosed_.has(name);
        if (read.vacant || read.undisclosed) read.name.clear();
        rows_.rows.push_back(std::move(read));
    }

    void read_starts() {
        if (!options_.today || !columns_.start) return;
        std::vector<DateCell> cells;
        for (const ExportRow& row : rows_.rows) cells.push_back({row.line, row.start});
        const DateColumn dates = read_dates(cells, options_.date_format, *options_.today);
        if (!dates.undecided.empty()) {
            result_.usage_error = dates.undecided;
            result_.usage_help = "write --date-format dd-mm-yyyy or --date-format mm-dd-yyyy";
            return;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            ExportRow& row = rows_.rows[i];
            if (!dates.days[i] && !row.start.empty())
                log_.add(row.line, ImportKind::repaired,
                         fmt::format("{} is not a date, so the start is left out", in_message(row.start)));
            if (dates.days[i] && *dates.days[i] > *options_.today) row.opens = dates.days[i];
        }
    }

    const CsvOptions& options_;
    ImportResult& result_;
    ImportLog& log_;
    ValueWords vacant_;
    ValueWords abolished_;
    ValueWords undisclosed_;
    std::vector<std::string> header_;
    CsvColumns columns_;
    ExportRows rows_;
    std::optional<std::size_t> too_long_;
};

}  // namespace

ExportRows read_export(std::string_view text, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    return RowReader(options, result, log).read(text);
}

}  // namespace orgplan::interop
