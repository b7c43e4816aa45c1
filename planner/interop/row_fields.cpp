#include "planner/interop/row_fields.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "planner/interop/csv_text.h"
#include "planner/interop/person_keys.h"

namespace orgplan::interop {
namespace {

bool is_address(std::string_view email) {
    const std::size_t at = email.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < email.size() && email.find(' ') == std::string_view::npos;
}

/// Of `mailto:bo@x.io` and `Bo Lind <bo@x.io>`, as links and mail programs write it.
std::string address_in(std::string_view text) {
    const std::size_t open = text.find('<');
    if (open != std::string_view::npos && text.ends_with('>')) text = text.substr(open + 1, text.size() - open - 2);
    if (fold_case(text.substr(0, 7)) == "mailto:") text.remove_prefix(7);
    return std::string(text);
}

/// Whether a text of several words has this one.
bool has_word(std::string_view text, std::string_view word) {
    if (word.empty() || text.size() == word.size()) return false;
    const std::string all = fold_case(text), wanted = fold_case(word);
    const auto ends = [&](std::size_t place) { return place >= all.size() || all[place] == ' ' || all[place] == ','; };
    for (std::size_t at = all.find(wanted); at != std::string::npos; at = all.find(wanted, at + 1)) {
        if ((at == 0 || ends(at - 1)) && ends(at + wanted.size())) return true;
    }
    return false;
}

/// Some exports have the whole name where others have the first one.
std::string with_last_name(const std::string& first, const std::string& last) {
    const bool whole = first.find(',') != std::string::npos || first == last || has_word(first, last);
    return whole ? first : first + " " + last;
}

/// `Bo Lind` of `Robert Lind` and `Bo`, and `Lind, Bo` of `Lind, Robert`; a preferred name of several words is whole.
/// Nothing where it may be in place of one first name or of two.
std::optional<std::string> called_by(std::string_view name, const std::string& preferred) {
    if (preferred.find_first_of(" ,") != std::string::npos) return preferred;
    name = without_suffixes(name);
    if (const std::size_t comma = name.find(','); comma != std::string_view::npos) {
        return std::string(name.substr(0, comma)) + ", " + preferred;
    }
    const std::size_t blank = name.find(' ');
    if (blank == std::string_view::npos) return preferred;
    if (name.find(' ', blank + 1) != std::string_view::npos) return std::nullopt;
    return preferred + std::string(name.substr(blank));
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
        const bool whole = columns_.name_may_be_whole && column == columns.back() && has_word(part, read.name);
        if (whole) read.name.clear();
        if (!part.empty()) read.name += (read.name.empty() ? "" : " ") + part;
    }
    const auto preferred = columns_.one(Field::preferred);
    if (!preferred) return;
    const std::string first = cells_.word(row, *preferred);
    if (first.empty() || first == cells_.value(row, columns.front())) return;
    if (read.name.empty()) {
        read.name = first;
        return;
    }
    std::optional<std::string> called =
        columns.size() == 1 ? called_by(read.name, first) : with_last_name(first, cells_.value(row, columns.back()));
    if (!called) {
        log_.add(row.line, topics::kPreferredUnsure, [&] {
            return fmt::format("{} may be called {} by one of several first names, so the whole name is kept",
                               in_message(read.name), in_message(first));
        });
        return;
    }
    read.more().legal_name = read.name;
    read.name = std::move(*called);
}

/// The id and the kind of a unit, where the export is one of ours.
void RowFields::read_unit(const CsvRow& row, std::size_t number, ExportRow& read) {
    const auto add = [&](Field field, LeanText RowDetails::*where) {
        const auto& columns = columns_.all(field);
        if (number >= columns.size()) return;
        std::string all = (read.more().*where).text();
        if (read.unit.find(kUnitMark) != std::string::npos) all.push_back(kUnitMark);
        read.more().*where = all + cells_.value(row, columns[number], true);
    };
    add(Field::unit_id, &RowDetails::unit_ids);
    add(Field::unit_kind, &RowDetails::unit_kinds);
}

void RowFields::read_details(const CsvRow& row, ExportRow& read) {
    const auto take = [&](Field field, LeanText RowDetails::*where, bool is_key = false) {
        const auto column = columns_.one(field);
        if (!column) return;
        const std::string text = cells_.word(row, *column, is_key);
        if (!text.empty()) read.more().*where = text;
    };
    std::string dotted;
    for (const std::size_t column : columns_.all(Field::dotted)) {
        const std::string text = cells_.value(row, column, true);
        if (!text.empty()) dotted += (dotted.empty() ? "" : ";") + text;
    }
    if (!dotted.empty()) read.more().dotted = dotted;
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
    read.details->email = address_in(read.details->email);
    if (LeanText& email = read.details->email; !email.empty() && !is_address(email)) {
        log_.add(row.line, topics::kEmailLost, [&] {
            return fmt::format("{} in {} is no e-mail address, so it is left out", in_message(email),
                               header_.told(*columns_.one(Field::email)));
        });
        email.clear();
    }
}

}  // namespace orgplan::interop
