#include "planner/interop/export_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "planner/interop/csv_columns.h"
#include "planner/interop/csv_rows.h"
#include "planner/interop/csv_text.h"
#include "planner/interop/header_reader.h"
#include "planner/interop/import_footers.h"
#include "planner/interop/import_units.h"
#include "planner/interop/import_values.h"
#include "planner/interop/vacancies.h"

namespace orgplan::interop {
namespace {

/// Longer values belong to another column, or are not text at all.
constexpr std::size_t kMostBytes = 4096;
/// So many records may stand above the header.
constexpr std::size_t kMostAbove = 20;

/// `1.23457E+11`, as a spreadsheet shows a long number: the other figures are gone.
bool is_damaged(std::string_view id) {
    const std::size_t mark = id.find("E+");
    if (mark == std::string_view::npos || mark == 0 || mark + 2 >= id.size()) return false;
    const auto all = [](std::string_view text, std::string_view of) {
        return text.find_first_not_of(of) == std::string_view::npos;
    };
    return all(id.substr(0, mark), "0123456789.,") && all(id.substr(mark + 2), "0123456789");
}

/// Without the two letters that join others, which are seen in words of some scripts and never in an id.
void drop_joiners(std::string& text, std::string& hidden) {
    for (const auto& [joiner, name] :
         {std::pair<std::string_view, std::string_view>("\xE2\x80\x8C", "U+200C"), {"\xE2\x80\x8D", "U+200D"}}) {
        for (std::size_t at = text.find(joiner); at != std::string::npos; at = text.find(joiner, at)) {
            text.erase(at, joiner.size());
            if (hidden.find(name) == std::string::npos) hidden.append(hidden.empty() ? "" : ", ").append(name);
        }
    }
}

class RowReader {
  public:
    RowReader(const CsvOptions& options, ImportResult& result, ImportLog& log)
        : options_(options),
          result_(result),
          log_(log),
          vacancies_(options.vacant),
          abolished_(kClosedValues, options.abolished),
          undisclosed_(kUndisclosedValues, options.undisclosed),
          status_(status_words(), options.means),
          employment_(employment_words(), options.means),
          vacancy_(vacancy_words(), options.means) {}

    ExportRows read(std::string_view text) {
        const char delimiter = options_.delimiter != '\0' ? options_.delimiter : delimiter_of(text, options_.header);
        const std::size_t open = read_rows(text, delimiter, [this](const CsvRow& row) {
            if (!columns_.found) {
                read_header(row);
            } else if (result_.usage_error.empty()) {
                ++result_.counts.rows;
                read_row(row);
            }
        });
        if (columns_.found && open != 0) {
            ++result_.counts.rows;
            rows_.swallowed = true;
            log_.add(open, topics::kShape,
                     [] { return "the quote opened here is never closed, so nothing was read from this line on"; });
        } else if (!columns_.found) {
            no_header(open);
        } else if (result_.counts.rows == 0 && result_.usage_error.empty()) {
            result_.usage_error = "there are no rows below the header";
        }
        if (result_.usage_error.empty()) tell_values();
        return std::move(rows_);
    }

  private:
    void read_header(const CsvRow& row) {
        if (options_.header != 0 ? row.last_line < options_.header : above_ == kMostAbove) return;
        if (options_.header != 0 && above_ > 0) return;  // the line that was named is no header
        ++above_;
        bool changed = false;
        std::vector<std::string> header;
        for (const std::string_view field : row.fields) header.push_back(cell_value(field, changed));
        CsvColumns columns = choose_columns(header, options_);
        if (above_ == 1 || columns.found) {
            result_.usage_error = columns.error;
            result_.usage_help = columns.help;
        }
        if (!columns.found) return;
        header_ = std::move(header);
        columns_ = std::move(columns);
        for (std::size_t field = 0; field < kFields; ++field)
            for (const std::size_t column : columns_.of[field]) result_.columns[field].push_back(option_name(column));
        rows_.ids_are_seats = columns_.ids_are_seats;
        rows_.has_titles = columns_.has(Field::title);
        rows_.has_requisitions = columns_.has(Field::requisition);
        last_column_ = 0;
        for (const auto& chosen : columns_.of)
            for (const std::size_t column : chosen) last_column_ = std::max(last_column_, column);
        log_.note(row.line, "read " + describe(columns_, header_));
        const std::string unread = describe_unread(columns_, header_);
        if (!unread.empty()) log_.note(row.line, unread);
    }

    /// A column as an option names it: by its number where it has no name of its own.
    std::string option_name(std::size_t column) const {
        const bool plain = !header_[column].empty() && std::ranges::count(header_, header_[column]) == 1;
        return plain ? header_[column] : fmt::format("#{}", column + 1);
    }

    void no_header(std::size_t open) {
        if (open != 0 && above_ == 0) {
            result_.usage_error = "a quote in the header is never closed";
        } else if (above_ == 0) {
            result_.usage_error = options_.header == 0 ? std::string("the file is empty")
                                                       : fmt::format("there is no line {}", options_.header);
        } else if (result_.usage_error.empty()) {
            result_.usage_error = "no line is the header";
        }
    }

    /// The value of a column that is read; a row that is too short has none.
    std::string value(const CsvRow& row, std::size_t column, bool is_key = false) {
        if (column >= row.fields.size()) return {};
        bool changed = false;
        std::string hidden;
        std::string clean = cell_value(row.fields[column], changed, &hidden);
        if (is_key && clean.find('\xE2') != std::string::npos) drop_joiners(clean, hidden);
        if (clean.size() > kMostBytes) too_long_ = column;
        if (!hidden.empty()) {
            log_.add(row.line, topics::kInvisible, [&] {
                const std::string name = in_message(header_[column]);
                return Said{fmt::format("letters that nobody sees were taken out of {}: {}", name, hidden),
                            fmt::format("{} in {}", hidden, name)};
            });
        }
        if (changed && !clean.empty() && !std::exchange(spaced_, true)) {
            log_.add(row.line, topics::kControls, [&] {
                const std::string name = in_message(header_[column]);
                return Said{fmt::format("line ends or control characters in {} were replaced with spaces", name), name};
            });
        }
        return clean;
    }
    std::string value(const CsvRow& row, Field field, bool is_key = false) {
        const auto column = columns_.one(field);
        return column ? value(row, *column, is_key) : std::string();
    }

    bool has_shape(const CsvRow& row) {
        const std::size_t fields = row.fields.size();
        const std::size_t wanted = header_.size();
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

    /// A sum, or the header again, as on each page of a report.
    bool is_none(const CsvRow& row) {
        const auto says = [&](Field field) {
            const auto column = columns_.one(field);
            return column && *column < row.fields.size() &&
                   row.fields[*column].find_first_not_of(" \t\"") != std::string_view::npos;
        };
        const std::size_t id = *columns_.one(Field::id);
        const bool again = row.fields.size() >= header_.size() && id < row.fields.size() &&
                           row.fields[id] == header_[id] &&
                           std::equal(header_.begin(), header_.end(), row.fields.begin());
        if (!again && (says(Field::manager) || says(Field::title) || !is_footer(row.fields))) return false;
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
        if (!has_shape(row)) {
            // Which row it is may still be known.
            read.id = value(row, Field::id, true);
            leave_out(read, fmt::format("refused on line {}", row.line));
            rows_.swallowed = rows_.swallowed || row.last_line > row.line;
            return;
        }
        too_long_.reset();
        spaced_ = false;
        read.id = value(row, Field::id, true);
        read.manager = value(row, Field::manager, true);
        read.title = value(row, Field::title);
        const auto& units = columns_.all(Field::unit);
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (i > 0) read.unit.push_back(kUnitMark);
            read.unit += value(row, units[i]);
        }
        read.start = value(row, Field::start);
        read.end = value(row, Field::end);
        for (const std::size_t column : columns_.all(Field::name)) {
            const std::string part = value(row, column);
            if (!part.empty()) read.name += (read.name.empty() ? "" : " ") + part;
        }
        read_details(row, read);
        if (too_long_) {
            log_.add(row.line, topics::kTooLong, [&] {
                return fmt::format("{} has {} bytes, more than {}", in_message(header_[*too_long_]),
                                   row.fields[*too_long_].size(), kMostBytes);
            });
            leave_out(read, fmt::format("refused on line {}", row.line));
            return;
        }
        if (is_gone(row, read)) return;
        if (read.id.empty()) {
            log_.add(row.line, topics::kNoId,
                     [&] { return fmt::format("no id in {}", in_message(name_of(Field::id))); });
            leave_out(read, fmt::format("refused on line {}", row.line));
            return;
        }
        if (is_damaged(read.id)) {
            log_.add(row.line, topics::kDamagedId, [&] {
                return fmt::format("the id {} is a number that a spreadsheet has shortened: export the column as text",
                                   in_message(read.id));
            });
            leave_out(read, fmt::format("refused on line {}", row.line));
            return;
        }
        if (read.vacant || read.undisclosed) read.name.clear();
        rows_.rows.push_back(std::move(read));
    }

    const std::string& name_of(Field field) const { return header_[*columns_.one(field)]; }

    void read_details(const CsvRow& row, ExportRow& read) {
        const auto take = [&](Field field, std::string RowDetails::*where, bool is_key = false) {
            if (!columns_.has(field)) return;
            std::string text = value(row, field, is_key);
            if (!text.empty()) (read.more().*where) = std::move(text);
        };
        for (const std::size_t column : columns_.all(Field::dotted)) {
            const std::string text = value(row, column, true);
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
        if (read.details && read.details->currency.empty() && !read.details->cost.empty())
            read.details->currency = name_of(Field::cost);  // `Salary (EUR)`
    }

    /// What the row says of who sits there; true where it is left out.
    bool is_gone(const CsvRow& row, ExportRow& read) {
        if (read.name.ends_with(')') && is_gone_by_name(read)) return true;
        const std::string name = fold_case(read.name);
        if (abolished_.has(name)) {
            close(read, read.name);
            return true;
        }
        read.vacant = vacancies_.is_vacancy(read.name);
        read.undisclosed = !read.vacant && undisclosed_.has(name);
        if (read.vacant) read_vacancy(read);
        if (columns_.has(Field::vacancy)) read_vacancy_column(row, read);
        if (columns_.has(Field::employment) && is_gone_by(Field::employment, row, read)) return true;
        return columns_.has(Field::status) && is_gone_by(Field::status, row, read);
    }

    void close(const ExportRow& read, const std::string& mark) {
        log_.add(read.line, topics::kClosed, [&] {
            return Said{fmt::format("{} is marked {}, so its row is left out", in_message(read.id), in_message(mark)),
                        fmt::format("{} is marked {}", in_message(read.id), in_message(mark))};
        });
        leave_out(read, fmt::format("closed on line {}", read.line));
    }

    /// A manager may name a row that was left out by any of these.
    void leave_out(const ExportRow& read, const std::string& why) {
        rows_.left_out.try_emplace(read.id, why);
        if (!read.name.empty() && !read.vacant) rows_.left_out.try_emplace(lookup_key(read.name), why);
        if (const auto email = read.detail(&RowDetails::email); !email.empty())
            rows_.left_out.try_emplace(fold_case(email), why);
    }

    void read_vacancy(ExportRow& read) {
        const std::string number = columns_.has(Field::requisition) ? std::string() : requisition_in(read.name);
        if (!number.empty()) read.more().requisition = number;
        if (plain_vacancies_.has(fold_case(read.name))) return;
        log_.add(read.line, topics::kVacancy, [&] {
            const std::string found =
                number.empty() ? "" : fmt::format(", with the requisition {}", in_message(number));
            return Said{fmt::format("{} was read as a vacancy{}", in_message(read.name), found), in_message(read.name)};
        });
    }

    void read_vacancy_column(const CsvRow& row, ExportRow& read) {
        const std::string text = value(row, Field::vacancy);
        if (text.empty()) return;
        const Meaning* meaning = vacancy_.find(text);
        if (meaning == nullptr) {
            not_understood(Field::vacancy, text, row.line);
            return;
        }
        // A column such as `Filled` says the opposite.
        const std::string header = lookup_key(name_of(Field::vacancy));
        const bool filled = header.find("filled") != std::string::npos || header.find("besetzt") == 0 ||
                            header.find("pourvu") != std::string::npos;
        const bool vacant = (*meaning == Meaning::yes) != filled;
        if (vacant) empty_seat(read, text);
    }

    /// What the status and the kind of contract say; some exports have one in the column of the other.
    bool is_gone_by(Field field, const CsvRow& row, ExportRow& read) {
        const std::string text = value(row, field);
        if (text.empty()) return false;
        const bool status = field == Field::status;
        const Meaning* meaning = (status ? status_ : employment_).find(text);
        if (meaning == nullptr) meaning = (status ? employment_ : status_).find(text);
        if (meaning != nullptr) return is_gone_as(*meaning, text, name_of(field), read);
        not_understood(field, text, row.line);
        return false;
    }

    /// `Cy Dahl (On Leave)`: what is behind a name may be its status.
    bool is_gone_by_name(ExportRow& read) {
        const std::size_t open = read.name.rfind('(');
        if (open == std::string::npos || open < 2) return false;
        const std::string text = read.name.substr(open + 1, read.name.size() - open - 2);
        const Meaning* meaning = status_.find(text);
        if (meaning == nullptr) return false;
        const Meaning kinds[] = {Meaning::on_leave, Meaning::left, Meaning::future};
        if (std::ranges::find(kinds, *meaning) == std::end(kinds)) return false;
        read.name.resize(open);
        while (read.name.ends_with(' ')) read.name.pop_back();
        // The column of the status says it as well.
        return !columns_.has(Field::status) && is_gone_as(*meaning, text, name_of(Field::name), read);
    }

    bool is_gone_as(Meaning meaning, const std::string& text, const std::string& header, ExportRow& read) {
        switch (meaning) {
            case Meaning::closed:
                close(read, text);
                return true;
            case Meaning::left:
                log_.add(read.line, topics::kLeft, [&] {
                    const std::string who = in_message(read.name.empty() ? read.id : read.name);
                    return Said{fmt::format("{} has left: {} is {}", who, in_message(header), in_message(text)), who};
                });
                leave_out(read, fmt::format("left out on line {}, since they have left", read.line));
                return true;
            case Meaning::on_leave:
                log_.add(read.line, topics::kOnLeave, [&] {
                    const std::string who = in_message(read.name.empty() ? read.id : read.name);
                    return Said{fmt::format("{} is on leave, and counts as there", who), who};
                });
                return false;
            case Meaning::future:
                read.awaited = true;
                return false;
            case Meaning::vacant:
            case Meaning::yes:
                empty_seat(read, text);
                return false;
            case Meaning::proposed:
            case Meaning::approved:
            case Meaning::open:
            case Meaning::offered:
                empty_seat(read, text);
                if (read.vacant) read.hiring = meaning;
                return false;
            case Meaning::contractor:
            case Meaning::agency:
            case Meaning::intern:
            case Meaning::volunteer:
                read.employment = meaning;
                return false;
            case Meaning::there:
            case Meaning::employee:
            case Meaning::no:
                return false;
        }
        return false;
    }

    /// A value says that nobody is there; a name says otherwise.
    void empty_seat(ExportRow& read, const std::string& text) {
        if (read.name.empty() || read.vacant || read.undisclosed) {
            read.vacant = true;
            read.undisclosed = false;
            return;
        }
        log_.add(read.line, topics::kStatusBesideName, [&] {
            return Said{fmt::format("{} is named although the row says {}: the name counts", in_message(read.name),
                                    in_message(text)),
                        fmt::format("{} beside {}", in_message(text), in_message(read.name))};
        });
    }

    void not_understood(Field field, const std::string& text, std::size_t line) {
        auto& seen = unknown_[{field, text}];
        if (seen.count++ == 0) seen.line = line;
    }

    void tell_values() {
        for (const auto& [what, seen] : unknown_) {
            const auto& [field, text] = what;
            log_.add(
                seen.line, topics::kMeaningLost,
                [&, &value = text, &column = field] {
                    return fmt::format("{} in {} was not understood{}; add --means '{}={}' with what it means",
                                       in_message(value), in_message(name_of(column)),
                                       seen.count == 1 ? "" : fmt::format(" on {} rows", seen.count), value,
                                       column == Field::employment ? "contractor"
                                       : column == Field::vacancy  ? "yes"
                                                                   : "left");
                },
                seen.count);
        }
        if (columns_.all(Field::unit).size() > 1) settle_units(rows_.rows, any_order());
        read_values(rows_, header_, columns_, options_, result_, log_);
    }

    /// A group may be in a department or around it: only the values say that.
    bool any_order() const {
        if (!options_.column(Field::unit).empty()) return false;
        return std::ranges::any_of(columns_.all(Field::unit), [&](std::size_t column) {
            const std::string words = header_words(header_[column]);
            return words == "group" || words == "gruppe";
        });
    }

    struct Seen {
        std::size_t count = 0;
        std::size_t line = 1;
    };

    const CsvOptions& options_;
    ImportResult& result_;
    ImportLog& log_;
    VacancyReader vacancies_;
    ValueWords abolished_;
    ValueWords undisclosed_;
    ValueWords plain_vacancies_{kVacantValues, {}};
    Meanings status_;
    Meanings employment_;
    Meanings vacancy_;
    std::map<std::pair<Field, std::string>, Seen> unknown_;
    std::vector<std::string> header_;
    CsvColumns columns_;
    std::size_t last_column_ = 0;
    std::size_t above_ = 0;  // records that were tried as header
    ExportRows rows_;
    std::optional<std::size_t> too_long_;
    bool spaced_ = false;
};

}  // namespace

ExportRows read_export(std::string_view text, const CsvOptions& options, ImportResult& result, ImportLog& log) {
    return RowReader(options, result, log).read(text);
}

}  // namespace orgplan::interop
