#include "planner/interop/row_fields.h"

#include <fmt/format.h>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {
namespace {

bool is_address(std::string_view email) {
    const std::size_t at = email.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < email.size() && email.find(' ') == std::string_view::npos;
}

}  // namespace

void RowFields::read(const CsvRow& row, ExportRow& read) {
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
    read_name(row, read);
    read_details(row, read);
}

void RowFields::read_name(const CsvRow& row, ExportRow& read) {
    const auto& columns = columns_.all(Field::name);
    for (const std::size_t column : columns) {
        const std::string part = cells_.value(row, column);
        if (!part.empty()) read.name += (read.name.empty() ? "" : " ") + part;
    }
    const auto preferred = columns_.one(Field::preferred);
    if (!preferred) return;
    // The first name is the first of two columns.
    const std::string first = cells_.word(row, *preferred);
    if (first.empty() || first == cells_.value(row, columns.front())) return;
    const std::string last = cells_.value(row, columns.back());
    read.more().legal_name = std::move(read.name);
    // Some exports have the whole name there.
    read.name = first.ends_with(last) ? first : first + " " + last;
}

/// The id and the kind of a unit, where the export is one of ours.
void RowFields::read_unit(const CsvRow& row, std::size_t number, ExportRow& read) {
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

void RowFields::read_details(const CsvRow& row, ExportRow& read) {
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
    if (std::string& email = read.details->email; !email.empty() && !is_address(email)) {
        log_.add(row.line, topics::kEmailLost, [&] {
            return fmt::format("{} in {} is no e-mail address, so it is left out", in_message(email),
                               header_.told(*columns_.one(Field::email)));
        });
        email.clear();
    }
}

}  // namespace orgplan::interop
