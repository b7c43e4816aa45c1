#include "planner/interop/row_states.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "planner/interop/csv_text.h"
#include "planner/interop/header_reader.h"
#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

bool is_letter_or_figure(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

RowStates::RowStates(const ExportHeader& header, CellReader& cells, const CsvOptions& options, LeftOut& left_out,
                     ImportLog& log)
    : header_(header),
      cells_(cells),
      means_(options.means),
      left_out_(left_out),
      log_(log),
      vacancies_(options.vacant),
      abolished_(values_of("closed"), options.abolished),
      undisclosed_(values_of("undisclosed"), options.undisclosed),
      plain_vacancies_(values_of("vacant")),
      status_("status", options.means),
      employment_("employment", options.means),
      vacancy_("vacancy", options.means) {}

/// In a German column `Intern` is who is not `Extern`.
void RowStates::begin() {
    if (!header_.columns.has(Field::employment)) return;
    const std::string header = header_words(header_.name_of(Field::employment));
    const auto is_header = [&](const std::string& name) { return header_words(name) == header; };
    if (std::ranges::none_of(values_of("internal_columns"), is_header)) return;
    std::vector<std::string> means = means_;
    means.emplace_back("intern=employee");
    employment_ = Meanings("employment", means);
}

/// What the row says of who sits there; true where it is left out.
bool RowStates::is_gone(const CsvRow& row, ExportRow& read) {
    said_by_name_.reset();
    if (read.name.ends_with(')') && is_gone_by_name(read)) return true;
    const std::string name = fold_case(read.name);
    if (abolished_.has(name)) {
        close(read, read.name);
        return true;
    }
    read.vacant = vacancies_.is_vacancy(read.name);
    const bool filler = !read.vacant && !undisclosed_.has(name) && is_filler(name);
    read.undisclosed = filler || (!read.vacant && undisclosed_.has(name));
    if (filler) {
        log_.add(row.line, topics::kUndisclosed, [&] {
            return Said{fmt::format("{} is no name, so the seat has a holder without one", in_message(read.name)),
                        in_message(read.name)};
        });
    }
    if (read.vacant) read_vacancy(read);
    if (header_.columns.has(Field::vacancy)) read_vacancy_column(row, read);
    if (header_.columns.has(Field::employment) && is_gone_by(Field::employment, row, read)) return true;
    return header_.columns.has(Field::status) && is_gone_by(Field::status, row, read);
}

/// `?`, `...`, `0`, `xxx`: what is in place of a name.
bool RowStates::is_filler(std::string_view name) {
    if (name.empty()) return false;
    const auto stands_for_nothing = [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !is_letter_or_figure(c);
    };
    return std::ranges::all_of(name, stands_for_nothing) || name.find_first_not_of('0') == std::string_view::npos ||
           (name.size() > 1 && name.find_first_not_of('x') == std::string_view::npos);
}

void RowStates::close(const ExportRow& read, const std::string& mark) {
    log_.add(read.line, topics::kClosed, [&] {
        return Said{fmt::format("{} is marked {}, so its row is left out", in_message(read.id), in_message(mark)),
                    fmt::format("{} is marked {}", in_message(read.id), in_message(mark))};
    });
    left_out_.add(read, fmt::format("closed on line {}", read.line));
}

void RowStates::read_vacancy(ExportRow& read) {
    const std::string number = header_.columns.has(Field::requisition) ? std::string() : requisition_in(read.name);
    if (!number.empty()) read.more().requisition = number;
    if (plain_vacancies_.has(fold_case(read.name))) return;
    log_.add(read.line, topics::kVacancy, [&] {
        const std::string found = number.empty() ? "" : fmt::format(", with the requisition {}", in_message(number));
        return Said{fmt::format("{} was read as a vacancy{}", in_message(read.name), found), in_message(read.name)};
    });
}

void RowStates::read_vacancy_column(const CsvRow& row, ExportRow& read) {
    const std::string text = cells_.value(row, Field::vacancy);
    if (text.empty()) return;
    const Meaning* meaning = vacancy_.find(text);
    if (meaning == nullptr) {
        if (!cells_.says_nothing(text, *header_.columns.one(Field::vacancy), row.line))
            not_understood(Field::vacancy, text, row.line);
        return;
    }
    // A column such as `Filled` says the opposite.
    const std::string header = ' ' + header_words(header_.name_of(Field::vacancy)) + ' ';
    const bool filled = std::ranges::any_of(values_of("filled_columns"), [&](const std::string& word) {
        return header.find(' ' + word + ' ') != std::string::npos;
    });
    const bool vacant = (*meaning == Meaning::yes) != filled;
    if (vacant) empty_seat(read, text);
}

/// What the status and the kind of contract say; some exports have one in the column of the other.
bool RowStates::is_gone_by(Field field, const CsvRow& row, ExportRow& read) {
    const std::string text = cells_.value(row, field);
    const bool status = field == Field::status;
    if (status && said_by_name_) {
        const Meaning* said = text.empty() ? nullptr : status_.find(text);
        // A status of its own goes before what is behind the name, but that somebody is there and on leave agree.
        if (said == nullptr || (*said == Meaning::there && *said_by_name_ == Meaning::on_leave)) {
            if (is_gone_as(*said_by_name_, text_by_name_, header_.name_of(Field::name), read)) return true;
        } else if (*said != *said_by_name_) {
            log_.add(row.line, topics::kStatusBesideBracket, [&] {
                return Said{
                    fmt::format("{} is behind the name {}, and {} is {}: the latter counts", in_message(text_by_name_),
                                in_message(read.name), in_message(header_.name_of(field)), in_message(text)),
                    fmt::format("{} of {}", in_message(text_by_name_), in_message(read.name))};
            });
        }
    }
    if (text.empty()) return false;
    const Meaning* meaning = (status ? status_ : employment_).find(text);
    if (meaning == nullptr) meaning = (status ? employment_ : status_).find(text);
    if (meaning != nullptr) return is_gone_as(*meaning, text, header_.name_of(field), read);
    if (!cells_.says_nothing(text, *header_.columns.one(field), row.line)) not_understood(field, text, row.line);
    return false;
}

/// `Cy Dahl (On Leave)`: what is behind a name may be its status.
bool RowStates::is_gone_by_name(ExportRow& read) {
    const std::size_t open = read.name.rfind('(');
    if (open == std::string::npos || open < 2) return false;
    const std::string text = read.name.substr(open + 1, read.name.size() - open - 2);
    const Meaning* meaning = status_.find(text);
    if (meaning == nullptr) return false;
    const Meaning kinds[] = {Meaning::on_leave, Meaning::left, Meaning::future};
    if (std::ranges::find(kinds, *meaning) == std::end(kinds)) return false;
    read.name.resize(open);
    while (read.name.ends_with(' ')) read.name.pop_back();
    if (!header_.columns.has(Field::status)) return is_gone_as(*meaning, text, header_.name_of(Field::name), read);
    said_by_name_ = *meaning;
    text_by_name_ = text;
    return false;
}

bool RowStates::is_gone_as(Meaning meaning, const std::string& text, const std::string& header, ExportRow& read) {
    switch (meaning) {
        case Meaning::closed:
            close(read, text);
            return true;
        case Meaning::left:
            log_.add(read.line, topics::kLeft, [&] {
                const std::string who = in_message(read.name.empty() ? read.id : read.name);
                return Said{fmt::format("{} has left: {} is {}", who, in_message(header), in_message(text)), who};
            });
            left_out_.add(read, fmt::format("left out on line {}, since they have left", read.line));
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
        case Meaning::employee:
            read.employed = true;
            return false;
        case Meaning::there:
        case Meaning::no:
            return false;
    }
    return false;
}

/// A value says that nobody is there; a name says otherwise.
void RowStates::empty_seat(ExportRow& read, const std::string& text) {
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

void RowStates::not_understood(Field field, const std::string& text, std::size_t line) {
    auto& seen = unknown_[{field, text}];
    if (seen.count++ == 0) seen.line = line;
}

void RowStates::tell() {
    for (const auto& [what, seen] : unknown_) {
        const auto& [field, text] = what;
        log_.add(
            seen.line, topics::kMeaningLost,
            [&, &value = text, &column = field] {
                return fmt::format("{} in {} was not understood{}; add --means '{}={}' with what it means",
                                   in_message(value), in_message(header_.name_of(column)),
                                   seen.count == 1 ? "" : fmt::format(" on {} rows", seen.count), value,
                                   column == Field::employment ? "contractor"
                                   : column == Field::vacancy  ? "yes"
                                                               : "left");
            },
            seen.count);
    }
}

}  // namespace orgplan::interop
