#include "planner/interop/csv_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/interop/csv_text.h"
#include "planner/report/phrases.h"

namespace orgplan::interop {
namespace {

/// The three numbers of a date in the order they are written.
struct Numbers {
    std::array<int, 3> value{};
    bool year_first = false;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// `2027-03-01`, `1/3/2027`, `20270301`; a time of day may follow.
std::optional<Numbers> numbers_of(std::string_view text) {
    Numbers numbers;
    std::array<std::size_t, 3> digits{};
    std::size_t at = 0;
    if (text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8, is_digit)) {
        if (text.size() > 8 && is_digit(text[8])) return std::nullopt;
        const auto number = [&](std::size_t from, std::size_t size) {
            int value = 0;
            for (const char c : text.substr(from, size)) value = value * 10 + (c - '0');
            return value;
        };
        return Numbers{{number(0, 4), number(4, 2), number(6, 2)}, true};
    }
    char separator = '\0';
    for (std::size_t part = 0; part < 3; ++part) {
        if (part > 0) {
            if (at >= text.size() ||
                (separator != '\0' ? text[at] != separator
                                   : std::string_view("-/.").find(text[at]) == std::string_view::npos))
                return std::nullopt;
            separator = text[at++];
        }
        while (at < text.size() && is_digit(text[at]) && digits[part] < 4) {
            numbers.value[part] = numbers.value[part] * 10 + (text[at++] - '0');
            ++digits[part];
        }
    }
    if (at < text.size() && text[at] != 'T' && text[at] != ' ') return std::nullopt;
    const auto short_number = [&](std::size_t part) { return digits[part] == 1 || digits[part] == 2; };
    if (!short_number(1)) return std::nullopt;
    if (digits[0] == 4 && short_number(2)) {
        numbers.year_first = true;
        return numbers;
    }
    if (short_number(0) && digits[2] == 4) return numbers;
    return std::nullopt;
}

std::optional<Tick> day_written(const Numbers& numbers, bool month_first) {
    const auto& [a, b, c] = numbers.value;
    if (numbers.year_first) return day_of(a, b, c);
    return month_first ? day_of(c, a, b) : day_of(c, b, a);
}

}  // namespace

bool is_date_format(std::string_view format) {
    return format == "yyyy-mm-dd" || format == "dd-mm-yyyy" || format == "mm-dd-yyyy";
}

DateColumn read_dates(std::span<const DateCell> cells, std::string_view format, Tick today) {
    DateColumn column;
    std::vector<std::optional<Numbers>> read;
    const DateCell* day_first = nullptr;  // a value that can only be read so
    const DateCell* month_first = nullptr;
    std::vector<const DateCell*> unclear;  // those that may be after today, and differ by the order
    for (const DateCell& cell : cells) {
        read.push_back(numbers_of(cell.text));
        if (!read.back() || read.back()->year_first) continue;
        const auto by_day = day_written(*read.back(), false);
        const auto by_month = day_written(*read.back(), true);
        if (by_day && !by_month && day_first == nullptr) day_first = &cell;
        if (by_month && !by_day && month_first == nullptr) month_first = &cell;
        if (by_day && by_month && *by_day != *by_month && std::max(*by_day, *by_month) > today)
            unclear.push_back(&cell);
    }
    const bool matters = format.empty() && !unclear.empty();
    if (matters && day_first != nullptr && month_first != nullptr) {
        column.undecided =
            fmt::format("{} on line {} puts the day first, {} on line {} puts the month first",
                        in_message(day_first->text), day_first->line, in_message(month_first->text), month_first->line);
    } else if (matters && day_first == nullptr && month_first == nullptr) {
        column.undecided = "no start date shows whether the day or the month comes first";
        const auto name = [&](std::size_t i) {
            return fmt::format("{} on line {}", in_message(unclear[i]->text), unclear[i]->line);
        };
        column.undecided += ": " + report::first_few(unclear.size(), name, 3);
    }
    const bool by_month = format.empty() ? month_first != nullptr : format == "mm-dd-yyyy";
    for (const auto& numbers : read) {
        const bool fits = numbers && (format.empty() || numbers->year_first == (format == "yyyy-mm-dd"));
        auto day = fits ? day_written(*numbers, by_month) : std::nullopt;
        if (fits && !day && format.empty()) day = day_written(*numbers, !by_month);
        column.days.push_back(day);
    }
    return column;
}

}  // namespace orgplan::interop
