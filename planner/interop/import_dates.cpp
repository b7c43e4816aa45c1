#include <fmt/format.h>

#include <algorithm>

#include "planner/interop/csv_dates.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/import_values.h"

namespace orgplan::interop {
namespace {

/// Nobody who is in an export left before: systems write such days where there is none.
constexpr Tick kFirstEnd{-7305};  // 1950-01-01

std::string who(const ExportRow& row) {
    return in_message(row.name.empty() ? row.id : row.name);
}

class DateReader {
  public:
    explicit DateReader(ValueColumns& values)
        : values_(values), rows_(values.rows.rows), log_(values.log), today_(*values.options.today) {}

    void read() {
        const bool starts = values_.columns.has(Field::start), ends = values_.columns.has(Field::end);
        if (!starts && !ends) return tell_awaited();
        const std::size_t count = rows_.size();
        std::vector<DateCell> cells;
        cells.reserve(count * (starts && ends ? 2 : 1));
        if (starts)
            for (const ExportRow& row : rows_) cells.push_back({row.line, row.start, true});
        if (ends)
            for (const ExportRow& row : rows_) cells.push_back({row.line, row.end});
        const DateColumn read = read_dates(cells, values_.options.date_format, today_,
                                           !ends     ? "start date"
                                           : !starts ? "end date"
                                                     : "date");
        if (!read.undecided.empty()) {
            values_.result.usage_error = read.undecided;
            values_.result.usage_help = "write --date-format dd-mm-yyyy or --date-format mm-dd-yyyy";
            return;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const ReadDate* start = starts ? &read.dates[i] : nullptr;
            if (start != nullptr) starts_on(rows_[i], *start);
            if (ends) ends_on(rows_[i], read.dates[(starts ? count : 0) + i], start);
        }
        tell_awaited();
        take_out_leavers();
    }

  private:
    void lost(const ExportRow& row, std::string_view text, const char* what) {
        log_.add(row.line, topics::kDateLost,
                 [&] { return fmt::format("{} is not a date, so the {} is left out", in_message(text), what); });
    }

    void month_alone(const ExportRow& row, std::string_view text, const char* what, Tick day) {
        log_.add(row.line, topics::kMonthAlone, [&] {
            return Said{
                fmt::format("{} names a month alone, so the {} was read as {}", in_message(text), what, date_text(day)),
                fmt::format("{} was read as {}", in_message(text), date_text(day))};
        });
    }

    void starts_on(ExportRow& row, const ReadDate& start) {
        if (start.lost || start.endless) lost(row, row.start, "start");
        if (!start.day || *start.day <= today_) return;
        row.opens = start.day;
        if (start.month) month_alone(row, row.start, "start", *start.day);
    }

    /// The last day is the last one of work: whoever leaves is gone on the next.
    void ends_on(ExportRow& row, const ReadDate& end, const ReadDate* start) {
        if (end.lost) lost(row, row.end, "end");
        if (!end.day) return;
        Tick last = *end.day;
        if (end.month) {
            // Thirty-one days on it is another month; back by the day of that month it is the last of this one.
            const Tick later = last + 31;
            last = *parse_date(date_text(later).substr(0, 7)) - 1;
            if (last > today_) month_alone(row, row.end, "end", last);
        }
        // With two figures the last day of 9999 is that of 1999.
        if (last < kFirstEnd || last == Tick(0) || (end.short_year && last == *day_of(1999, 12, 31))) {
            log_.add(row.line, topics::kNoEnd, [&] {
                return Said{fmt::format("{} is a date that means none, so there is no end", in_message(row.end)),
                            in_message(row.end)};
            });
            return;
        }
        row.leaves = last + 1;
        if (start == nullptr || !start->day || *start->day < *row.leaves) return;
        log_.add(row.line, topics::kDateLost, [&] {
            return fmt::format("the end {} is before the start {}, so it is left out", date_text(last),
                               date_text(*start->day));
        });
        row.leaves.reset();
    }

    void tell_awaited() {
        for (const ExportRow& row : rows_) {
            if (!row.awaited || row.opens) continue;
            log_.add(row.line, topics::kFutureUndated, [&] {
                return Said{fmt::format("{} is to start, and no date to come says when: they count as there", who(row)),
                            who(row)};
            });
        }
    }

    void take_out_leavers() {
        const auto gone = [&](ExportRow& row) {
            // A vacant seat has no holder who might leave.
            if (!row.leaves || *row.leaves > today_ || row.vacant) return false;
            values_.rows.left_out.add(row, fmt::format("left out on line {}, since they have left", row.line));
            log_.add(row.line, topics::kLeft, [&] {
                const std::string last = date_text(*row.leaves - 1);
                return Said{fmt::format("{} has left: the end is {}", who(row), last),
                            fmt::format("{} on {}", who(row), last)};
            });
            return true;
        };
        std::erase_if(rows_, gone);
    }

    ValueColumns& values_;
    std::vector<ExportRow>& rows_;
    ImportLog& log_;
    Tick today_;
};

}  // namespace

void read_starts_and_ends(ValueColumns& values) {
    DateReader(values).read();
}

}  // namespace orgplan::interop
