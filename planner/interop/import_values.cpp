#include "planner/interop/import_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "planner/interop/csv_dates.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/written_number.h"

namespace orgplan::interop {
namespace {

class ValueReader {
  public:
    ValueReader(ExportRows& rows, const std::vector<std::string>& header, const CsvColumns& columns,
                const CsvOptions& options, ImportResult& result, ImportLog& log)
        : rows_(rows), header_(header), columns_(columns), options_(options), result_(result), log_(log) {}

    void read() {
        turn_names();
        if (options_.today) read_dates();
        if (!result_.usage_error.empty()) return;
        if (columns_.has(Field::hours)) read_hours();
        if (columns_.has(Field::fte)) read_parts();
        if (columns_.has(Field::cost)) read_pay();
    }

  private:
    std::string header_of(Field field) const { return in_message(header_[*columns_.one(field)]); }

    /// `Lind, Bo` in a column in which most names are written so.
    void turn_names() {
        if (columns_.all(Field::name).size() != 1) return;
        const auto last_first = [](const std::string& name) {
            const std::size_t comma = name.find(", ");
            return comma != std::string::npos && comma > 0 && name.find(',', comma + 1) == std::string::npos;
        };
        std::size_t named = 0, turned = 0;
        const ExportRow* first = nullptr;
        for (const ExportRow& row : rows_.rows) {
            if (row.name.empty()) continue;
            ++named;
            if (!last_first(row.name)) continue;
            if (turned++ == 0) first = &row;
        }
        if (first == nullptr || turned * 3 < named * 2) return;
        log_.note(first->line,
                  fmt::format("names such as {} are written with the last name first, and were turned round",
                              in_message(first->name)));
        for (ExportRow& row : rows_.rows) {
            if (!last_first(row.name)) continue;
            const std::size_t comma = row.name.find(", ");
            row.name = row.name.substr(comma + 2) + " " + row.name.substr(0, comma);
        }
    }

    void read_dates() {
        const bool starts = columns_.has(Field::start), ends = columns_.has(Field::end);
        if (!starts && !ends) return tell_awaited();
        const std::size_t count = rows_.rows.size();
        std::vector<DateCell> cells;
        cells.reserve(count * (starts && ends ? 2 : 1));
        if (starts)
            for (const ExportRow& row : rows_.rows) cells.push_back({row.line, row.start});
        if (ends)
            for (const ExportRow& row : rows_.rows) cells.push_back({row.line, row.end});
        const DateColumn dates = interop::read_dates(cells, options_.date_format, *options_.today,
                                                     !ends     ? "start date"
                                                     : !starts ? "end date"
                                                               : "date");
        if (!dates.undecided.empty()) {
            result_.usage_error = dates.undecided;
            result_.usage_help = "write --date-format dd-mm-yyyy or --date-format mm-dd-yyyy";
            return;
        }
        for (const std::size_t lost : dates.lost) {
            const bool start = starts && lost < count;
            log_.add(cells[lost].line, topics::kDateLost, [&] {
                return fmt::format("{} is not a date, so the {} is left out", in_message(cells[lost].text),
                                   start ? "start" : "end");
            });
        }
        for (std::size_t i = 0; i < count; ++i) {
            ExportRow& row = rows_.rows[i];
            if (starts && dates.days[i] && *dates.days[i] > *options_.today) row.opens = dates.days[i];
            if (ends && dates.days[(starts ? count : 0) + i]) ends_on(row, *dates.days[(starts ? count : 0) + i]);
        }
        tell_awaited();
        take_out_leavers();
    }

    /// The last day is the last one of work: whoever leaves is gone on the next.
    void ends_on(ExportRow& row, Tick last) {
        row.leaves = last + 1;
        if (row.opens && *row.opens >= *row.leaves) {
            log_.add(row.line, topics::kDateLost, [&] {
                return fmt::format("the end {} is before the start {}, so it is left out", date_text(last),
                                   date_text(*row.opens));
            });
            row.leaves.reset();
        }
    }

    void tell_awaited() {
        for (const ExportRow& row : rows_.rows) {
            if (!row.awaited || row.opens) continue;
            log_.add(row.line, topics::kFutureUndated, [&] {
                const std::string who = in_message(row.name.empty() ? row.id : row.name);
                return Said{fmt::format("{} is to start, and no date to come says when: they count as there", who),
                            who};
            });
        }
    }

    void take_out_leavers() {
        const auto gone = [&](ExportRow& row) {
            // A vacant seat has no holder who might leave.
            if (!row.leaves || *row.leaves > *options_.today || row.vacant) return false;
            const std::string why = fmt::format("left out on line {}, since they have left", row.line);
            rows_.left_out.try_emplace(row.id, why);
            if (!row.name.empty()) rows_.left_out.try_emplace(lookup_key(row.name), why);
            if (const auto email = row.detail(&RowDetails::email); !email.empty())
                rows_.left_out.try_emplace(fold_case(email), why);
            log_.add(row.line, topics::kLeft, [&] {
                const std::string who = in_message(row.name.empty() ? row.id : row.name);
                const std::string last = date_text(*row.leaves - 1);
                return Said{fmt::format("{} has left: the end is {}", who, last), fmt::format("{} on {}", who, last)};
            });
            return true;
        };
        std::erase_if(rows_.rows, gone);
    }

    void lost_share(const ExportRow& row, Field field, std::string_view text, std::string_view why = {}) {
        log_.add(row.line, topics::kShareLost, [&] {
            return fmt::format("{} in {} {}, so it is left out", in_message(text), header_of(field),
                               why.empty() ? "is not a number" : why);
        });
    }

    void set_part(ExportRow& row, double part, Field field, std::string_view text) {
        if (part > 1.0005) {
            log_.add(row.line, topics::kOvertime, [&] {
                return Said{fmt::format("{} in {} is more than a full week, and was read as one", in_message(text),
                                        header_of(field)),
                            in_message(text)};
            });
        }
        row.details->part = std::min(part, 1.0);
    }

    void read_hours() {
        std::vector<std::pair<ExportRow*, double>> read;
        std::map<double, std::size_t> often;
        for (ExportRow& row : rows_.rows) {
            const std::string_view text = row.detail(&RowDetails::hours);
            if (text.empty()) continue;
            const std::optional<WrittenNumber> number = written_number(without_unit(text), false);
            if (!number || number->percent || number->value <= 0 || number->value > 168) {
                lost_share(row, Field::hours, text, number ? "are no hours of a week" : "");
                continue;
            }
            read.emplace_back(&row, number->value);
            if (!row.employment) ++often[number->value];
        }
        if (read.empty()) return;
        // What most employees have, if that is a whole week anywhere; else the most that anybody has.
        double full = 0;
        if (const auto given = written_number(options_.full_week, false)) {
            full = given->value;
        } else {
            std::size_t most = 0;
            for (const auto& [hours, times] : often)
                if (hours >= 30 && hours <= 48 && times >= most) full = hours, most = times;
            if (full == 0) full = std::ranges::max_element(read, {}, &std::pair<ExportRow*, double>::second)->second;
            log_.note(read.front().first->line,
                      fmt::format("a full week was taken to have {:g} hours, as most rows say; "
                                  "--full-week says otherwise",
                                  full));
        }
        for (const auto& [row, hours] : read) set_part(*row, hours / full, Field::hours, row->details->hours);
    }

    /// `40 h`, `38,5 Std.`
    static std::string_view without_unit(std::string_view text) {
        while (!text.empty() && (text.back() < '0' || text.back() > '9') && text.back() != '%') text.remove_suffix(1);
        return text;
    }

    void read_parts() {
        // 100 and 50 are percents where 1 and 0.5 are not: a whole column has one kind.
        double most = 0;
        std::vector<std::pair<ExportRow*, WrittenNumber>> read;
        for (ExportRow& row : rows_.rows) {
            const std::string_view text = row.detail(&RowDetails::fte);
            if (text.empty()) continue;
            const std::optional<WrittenNumber> number = written_number(text, false);
            if (!number || !number->currency.empty()) {
                lost_share(row, Field::fte, text);
                continue;
            }
            read.emplace_back(&row, *number);
            if (!number->percent) most = std::max(most, number->value);
        }
        for (const auto& [row, number] : read) {
            const double part = number.percent || most > 2 ? number.value / 100 : number.value;
            if (part > 2) {
                lost_share(*row, Field::fte, row->details->fte, "is more than two full weeks");
            } else if (part == 0 && !row->vacant) {
                lost_share(*row, Field::fte, row->details->fte, "is no part of a week");
            } else if (part > 0) {
                set_part(*row, part, Field::fte, row->details->fte);
            }
        }
    }

    void read_pay() {
        // `85.000` is thousands in a column in which no value says otherwise.
        bool decimals = false;
        for (const ExportRow& row : rows_.rows) {
            const auto number = written_number(row.detail(&RowDetails::cost), false);
            if (number && number->value > 0 && number->value < 1000 && !number->may_be_thousands) decimals = true;
        }
        for (ExportRow& row : rows_.rows) {
            const std::string_view text = row.detail(&RowDetails::cost);
            if (text.empty()) continue;
            const auto number = written_number(text, !decimals);
            if (!number || number->percent) {
                log_.add(row.line, topics::kAmountLost, [&] {
                    return fmt::format("{} in {} is not an amount, so it is left out", in_message(text),
                                       header_of(Field::cost));
                });
                continue;
            }
            std::string currency = number->currency;
            if (currency.empty()) currency = currency_in(row.details->currency);
            if (currency.empty()) currency = options_.currency;
            if (currency.empty()) {
                log_.add(row.line, topics::kCurrencyLost, [&] {
                    return fmt::format("{} in {} has no currency, so it is left out; add --currency, such as EUR",
                                       in_message(text), header_of(Field::cost));
                });
                continue;
            }
            row.details->pay = number->value;
            row.details->paid_in = currency;
        }
    }

    ExportRows& rows_;
    const std::vector<std::string>& header_;
    const CsvColumns& columns_;
    const CsvOptions& options_;
    ImportResult& result_;
    ImportLog& log_;
};

}  // namespace

void read_values(ExportRows& rows, const std::vector<std::string>& header, const CsvColumns& columns,
                 const CsvOptions& options, ImportResult& result, ImportLog& log) {
    ValueReader(rows, header, columns, options, result, log).read();
}

}  // namespace orgplan::interop
