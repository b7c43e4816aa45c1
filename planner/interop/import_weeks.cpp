#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "planner/interop/csv_text.h"
#include "planner/interop/import_values.h"
#include "planner/interop/written_week.h"

namespace orgplan::interop {
namespace {

// What the plain numbers of a column are: 1 and 0.5, 100 and 50, or 40 and 20.
enum class Kind { parts, percents, hours };

struct Cell {
    ExportRow* row;
    WrittenWeek written;
};

/// Of a column that nobody but its values decides: a whole column has one kind.
class WeekColumn {
  public:
    WeekColumn(ValueColumns& values, Field field, LeanText RowDetails::*text)
        : values_(values), log_(values.log), field_(field), text_(text) {
        cells_.reserve(values.rows.rows.size());
        for (ExportRow& row : values.rows.rows) {
            const std::string_view said = row.detail(text);
            if (said.empty()) continue;
            const WrittenWeek written = written_week(said);
            if (written.is == WrittenWeek::Is::nothing) {
                lost(row, "is not a number");
            } else {
                cells_.push_back({&row, written});
            }
        }
    }

    /// The part of each row, where it says one.
    std::vector<std::optional<double>> read() {
        const std::vector<ExportRow>& rows = values_.rows.rows;
        std::vector<std::optional<double>> parts(rows.size());
        if (cells_.empty()) return parts;
        const Kind kind = chosen();
        const double full = full_week(kind);
        for (const Cell& cell : cells_)
            parts[static_cast<std::size_t>(cell.row - rows.data())] = part_of(cell, kind, full);
        return parts;
    }

  private:
    using Is = WrittenWeek::Is;

    Kind chosen() {
        std::size_t parts = 0, others = 0, beyond = 0;
        std::map<double, std::size_t> often;
        for (const Cell& cell : cells_) {
            const double value = cell.written.value;
            if (cell.written.is != Is::number || value <= 0) continue;
            ++(value <= 2 ? parts : others);
            beyond += value > 60;
            if (value > 2) ++often[value];
        }
        if (others == 0 && parts == 0) return field_ == Field::hours ? Kind::hours : Kind::parts;
        if (parts > others || (parts == others && field_ == Field::fte)) {
            if (field_ == Field::hours) told(Kind::parts);
            return Kind::parts;
        }
        double usual = 0;
        std::size_t most = 0;
        for (const auto& [value, times] : often)
            if (times >= most) usual = value, most = times;
        if (field_ == Field::hours) {
            if (usual != 100) return Kind::hours;
            told(Kind::percents);
            return Kind::percents;
        }
        // Nobody's whole week is 40 %, and nobody works 100 hours.
        const auto given = written_number(values_.options.full_week);
        const bool week = given ? usual <= given->value : usual >= 30 && usual <= 48;
        if (!week || beyond * 4 > others) return Kind::percents;
        told(Kind::hours);
        return Kind::hours;
    }

    void told(Kind kind) {
        const char* what = kind == Kind::hours      ? "hours of a week"
                           : kind == Kind::percents ? "percents of a full week"
                                                    : "parts of a full week";
        log_.note(cells_.front().row->line,
                  fmt::format("the values of {} are {}, and were read so{}", values_.header_of(field_), what,
                              kind == Kind::hours ? "; if they are percents, add --full-week 100" : ""));
    }

    /// What most employees have, if that is a whole week anywhere; else the most that anybody has.
    double full_week(Kind kind) {
        std::map<double, std::size_t> often;
        const ExportRow* first = nullptr;
        for (const Cell& cell : cells_) {
            const bool hours = cell.written.is == Is::hours || (cell.written.is == Is::number && kind == Kind::hours);
            if (!hours || cell.written.value <= 2 || cell.written.value > 168) continue;
            if (first == nullptr) first = cell.row;
            if (!cell.row->employment) ++often[cell.written.value];
        }
        if (const auto given = written_number(values_.options.full_week)) return given->value;
        if (first == nullptr) return 0;
        double full = 0;
        std::size_t most = 0, all = 0;
        for (const auto& [hours, times] : often) {
            all += times;
            if (hours >= 30 && hours <= 48 && times >= most) full = hours, most = times;
        }
        if (full == 0) {
            for (const Cell& cell : cells_)
                if (cell.written.value <= 168) full = std::max(full, cell.written.value);
        }
        const std::string by = most == 0        ? "the most that a row says"
                               : most * 2 > all ? "as most rows say"
                                                : fmt::format("as {} of {} rows say", most, all);
        log_.note(first->line,
                  fmt::format("a full week was taken to have {:g} hours, {}; --full-week says otherwise", full, by));
        return full;
    }

    std::optional<double> part_of(const Cell& cell, Kind kind, double full) {
        ExportRow& row = *cell.row;
        const double value = cell.written.value;
        double part = value;
        switch (cell.written.is) {
            case Is::percent:
                part = value / 100;
                break;
            case Is::hours:
                part = full == 0 ? 0 : value / full;
                break;
            case Is::number:
                if (kind == Kind::parts && value > 2)
                    return lost(row, "does not fit the other values, which are parts of one");
                if (kind == Kind::percents && value > 0 && value <= 2)
                    return lost(row, "does not fit the other values, which are percents");
                if (kind == Kind::hours && value > 168) return lost(row, "are no hours of a week");
                if (kind == Kind::hours && value > 0 && value <= (field_ == Field::fte ? 2 : 1))
                    return lost(row, "does not fit the other values, which are hours");
                if (kind == Kind::percents) part = value / 100;
                if (kind == Kind::hours) part = full == 0 ? 0 : value / full;
                break;
            case Is::part:
            case Is::nothing:
                break;
        }
        if (part > 2 && kind != Kind::hours) return lost(row, "is more than two full weeks");
        if (part <= 0) {
            if (row.vacant) return std::nullopt;
            return lost(row, kind == Kind::hours ? "are no hours of a week" : "is no part of a week");
        }
        if (part > 1.0005) {
            log_.add(row.line, topics::kOvertime, [&] {
                const std::string text = in_message(row.detail(text_));
                return Said{fmt::format("{} in {} is more than a full week, and was read as one", text,
                                        values_.header_of(field_)),
                            text};
            });
        }
        return std::min(part, 1.0);
    }

    std::optional<double> lost(const ExportRow& row, std::string_view why) {
        log_.add(row.line, topics::kShareLost, [&] {
            return fmt::format("{} in {} {}, so it is left out", in_message(row.detail(text_)),
                               values_.header_of(field_), why);
        });
        return std::nullopt;
    }

    ValueColumns& values_;
    ImportLog& log_;
    Field field_;
    LeanText RowDetails::*text_;
    std::vector<Cell> cells_;
};

}  // namespace

void read_weeks(ValueColumns& values) {
    std::vector<std::optional<double>> hours, parts;
    if (values.columns.has(Field::hours)) hours = WeekColumn(values, Field::hours, &RowDetails::hours).read();
    if (values.columns.has(Field::fte)) parts = WeekColumn(values, Field::fte, &RowDetails::fte).read();
    for (std::size_t i = 0; i < values.rows.rows.size(); ++i) {
        const std::optional<double> by_hours = hours.empty() ? std::nullopt : hours[i];
        const std::optional<double> by_part = parts.empty() ? std::nullopt : parts[i];
        if (!by_hours && !by_part) continue;
        ExportRow& row = values.rows.rows[i];
        row.more().part = by_part ? by_part : by_hours;
        if (!by_hours || !by_part || std::abs(*by_hours - *by_part) < 0.011) continue;
        values.log.add(row.line, topics::kFteBesideHours, [&] {
            const std::string hour = in_message(row.detail(&RowDetails::hours));
            const std::string fte = in_message(row.detail(&RowDetails::fte));
            return Said{fmt::format("{} in {} is not {} in {}: the latter counts", hour, values.header_of(Field::hours),
                                    fte, values.header_of(Field::fte)),
                        fmt::format("{} beside {}", hour, fte)};
        });
    }
}

}  // namespace orgplan::interop
