#include "planner/interop/export_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "planner/interop/csv_text.h"
#include "planner/interop/header_reader.h"
#include "planner/report/phrases.h"

namespace orgplan::interop {
namespace {

/// So many records may stand above the header.
constexpr std::size_t kMostAbove = 20;

}  // namespace

bool HeaderFinder::take(const CsvRow& row) {
    if (options_.header != 0 ? row.last_line < options_.header : tried_ == kMostAbove) return false;
    // The line that was named is no header, or the first row says nothing of the columns that were named.
    if ((options_.header != 0 || options_.no_header) && tried_ > 0) return false;
    ++tried_;
    bool changed = false;
    std::vector<std::string> names;
    for (const std::string_view field : row.fields)
        names.push_back(options_.no_header ? std::string() : cell_value(field, changed));
    CsvColumns columns = choose_columns(names, options_);
    if (tried_ == 1 || columns.found) {
        result_.usage_error = columns.error;
        result_.usage_help = columns.help;
    }
    if (!columns.found) return false;
    if (result_.usage_error.empty() && may_be_a_row(names, columns)) {
        result_.usage_error = fmt::format("line {} may be a row rather than the header", row.line);
        result_.usage_help =
            fmt::format("write --header none if there is no header, or --header {} if it is one", row.line);
    }
    header_.names = std::move(names);
    header_.columns = std::move(columns);
    for (std::size_t field = 0; field < kFields; ++field)
        for (const std::size_t column : header_.columns.of[field])
            result_.columns[field].push_back(option_name(column));
    result_.unread = unread_columns(header_.columns, header_.names);
    if (tried_ > 1) log_.note(1, fmt::format("{} above the header, not read", report::counted(tried_ - 1, "line")));
    log_.note(row.line, "read " + describe(header_.columns, header_.names));
    if (const std::string unread = describe(result_.unread); !unread.empty()) log_.note(row.line, unread);
    return true;
}

/// A column as an option names it: by its number where it has no name of its own.
std::string HeaderFinder::option_name(std::size_t column) const {
    const std::string& name = header_.names[column];
    const bool plain = !name.empty() && std::ranges::count(header_.names, name) == 1;
    return plain ? name : fmt::format("#{}", column + 1);
}

/// Where options name columns by their numbers, the first row looks like a header too.
bool HeaderFinder::may_be_a_row(const std::vector<std::string>& names, const CsvColumns& columns) const {
    if (options_.header != 0 || options_.no_header) return false;
    const std::string& id = names[*columns.one(Field::id)];
    return read_header(names).empty() && std::ranges::any_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

void HeaderFinder::give_up(std::size_t open) {
    if (open != 0 && tried_ == 0) {
        result_.usage_error = "a quote in the header is never closed";
    } else if (tried_ == 0) {
        result_.usage_error = options_.header == 0 ? std::string("the file is empty")
                                                   : fmt::format("there is no line {}", options_.header);
    } else if (result_.usage_error.empty()) {
        result_.usage_error = "no line is the header";
    }
}

bool HeaderFinder::is_again(const CsvRow& row) const {
    const std::size_t id = *header_.columns.one(Field::id), manager = *header_.columns.one(Field::manager);
    if (options_.no_header || row.fields.size() <= std::max(id, manager)) return false;
    // Most ids hold a figure, and the names of columns none.
    const std::string_view first = row.fields[id];
    if (first.find_first_of("0123456789") != std::string_view::npos && first != header_.names[id]) return false;
    const auto says = [&](std::size_t column, Field field) {
        const std::string words = header_words(row.fields[column]);
        if (words.empty()) return false;
        if (words == header_words(header_.names[column])) return true;
        const auto matches = read_header({std::string(row.fields[column])});
        return std::ranges::find(matches, field, &HeaderMatch::field) != matches.end();
    };
    return says(id, Field::id) && says(manager, Field::manager);
}

}  // namespace orgplan::interop
