#include "planner/interop/import_values.h"

#include <fmt/format.h>

#include "planner/interop/csv_text.h"
#include "planner/interop/person_keys.h"

namespace orgplan::interop {
namespace {

/// `Lind, Bo` in a column in which most names are written so.
void turn_names(ValueColumns& values) {
    if (values.columns.all(Field::name).size() != 1) return;
    // `Ray, Bo, PhD` is turned round too, and `Bo Ray, PhD` is not.
    const auto last_first = [](const std::string& whole) {
        const std::string_view name = without_suffixes(whole);
        const std::size_t comma = name.find(", ");
        return comma != std::string::npos && comma > 0 && name.find(',', comma + 1) == std::string::npos;
    };
    std::size_t named = 0, turned = 0;
    const ExportRow* first = nullptr;
    for (const ExportRow& row : values.rows.rows) {
        if (row.name.empty()) continue;
        ++named;
        if (!last_first(row.name)) continue;
        if (turned++ == 0) first = &row;
    }
    if (first == nullptr || turned * 3 < named * 2) return;
    values.log.note(first->line,
                    fmt::format("names such as {} are written with the last name first, and were turned round",
                                in_message(first->name)));
    for (ExportRow& row : values.rows.rows) {
        if (!last_first(row.name)) continue;
        const std::string_view name = without_suffixes(row.name);
        const std::size_t comma = name.find(", ");
        const std::string behind = row.name.substr(name.size());
        row.name = std::string(name.substr(comma + 2)) + " " + std::string(name.substr(0, comma)) + behind;
    }
}

}  // namespace

std::string ValueColumns::header_of(Field field) const {
    return in_message(header[*columns.one(field)]);
}

void read_values(ValueColumns& values) {
    turn_names(values);
    if (values.options.today) read_starts_and_ends(values);
    if (!values.result.usage_error.empty()) return;
    read_weeks(values);
    if (values.columns.has(Field::cost)) read_pay(values);
}

}  // namespace orgplan::interop
