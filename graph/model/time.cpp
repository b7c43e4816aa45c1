#include "graph/model/time.h"

#include <fmt/format.h>

#include <chrono>

namespace orgplan {

std::optional<Tick> day_of(int year, int month, int day) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
    return Tick(static_cast<std::int32_t>(sys_days(date).time_since_epoch().count()));
}

std::string date_text(Tick day) {
    using namespace std::chrono;
    const year_month_day date{sys_days(days(day.number()))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

namespace {

// The value of `text[begin, begin + length)`, or -1 where that is not all digits.
int digits(std::string_view text, std::size_t begin, std::size_t length) {
    int value = 0;
    for (std::size_t i = begin; i < begin + length; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::optional<Tick> parse_date(std::string_view text) {
    const bool month_only = text.size() == 7;
    if ((!month_only && text.size() != 10) || text[4] != '-' || (!month_only && text[7] != '-')) return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = month_only ? 1 : digits(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    return day_of(year, month, day);
}

}  // namespace orgplan
