#include "planner/interop/record_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "planner/interop/csv_text.h"
#include "planner/interop/group_rows.h"
#include "planner/interop/import_footers.h"
#include "planner/interop/import_topics.h"

namespace orgplan::interop {
namespace {

std::string first_value(const CsvRow& row) {
    bool changed = false;
    std::string first;
    for (const std::string_view field : row.fields)
        if (first.empty()) first = cell_value(field.substr(0, 400), changed);
    return first;
}

}  // namespace

bool has_one_value(const CsvRow& row) {
    return std::ranges::count_if(row.fields, [](std::string_view field) {
               return field.find_first_not_of(" \t\"") != std::string_view::npos;
           }) == 1;
}

void RecordFilter::begin() {
    for (const auto& chosen : columns_.of)
        for (const std::size_t column : chosen) last_column_ = std::max(last_column_, column);
}

bool RecordFilter::is_none(const CsvRow& row) const {
    const bool again = finder_.is_again(row);
    if (!again && !is_footer(row.fields, says(row, Field::manager) || says(row, Field::title)) &&
        !names_unit_alone(row))
        return false;
    if (again) {
        log_.add(row.line, topics::kFooter, [] {
            return Said{"the header again, so the row is left out", "the header again"};
        });
    } else {
        tell_footer(row.line, first_value(row), log_);
    }
    return true;
}

bool RecordFilter::names_unit_alone(const CsvRow& row) const {
    if (says(row, Field::id) || says(row, Field::manager) || !has_one_value(row)) return false;
    // A sum of the unit above, or a number of a page.
    if (is_footer(row.fields, false)) return false;
    return std::ranges::any_of(columns_.all(Field::unit), [&](std::size_t column) {
        return column < row.fields.size() && row.fields[column].find_first_not_of(" \t\"") != std::string_view::npos;
    });
}

bool RecordFilter::has_shape(const CsvRow& row) const {
    const std::size_t fields = row.fields.size();
    const std::size_t wanted = header_.names.size();
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

bool RecordFilter::says(const CsvRow& row, Field field) const {
    const auto column = columns_.one(field);
    return column && *column < row.fields.size() &&
           row.fields[*column].find_first_not_of(" \t\"") != std::string_view::npos;
}

}  // namespace orgplan::interop
