#include "planner/report/phrases.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::report {
namespace {

std::string range_text(const std::string& first, const std::string& last) {
    return first == last ? fmt::format("in {}", first) : fmt::format("from {} to {}", first, last);
}

}  // namespace

std::string bounds_text(const Range& range) {
    const std::string low = range.low ? fmt::format("{:g}", *range.low) : "";
    const std::string high = range.high ? fmt::format("{:g}", *range.high) : "";
    return low == high ? low : fmt::format("{}..{}", low, high);
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
    if (count == 1 || !several.empty()) return fmt::format("{} {}", count, count == 1 ? one : several);
    return fmt::format("{} {}s", count, one);
}

std::string counted_do(std::size_t count, std::string_view one, std::string_view verb) {
    return fmt::format("{} {}{}", counted(count, one), verb, count == 1 ? "s" : "");
}

std::string listed(std::span<const std::string> things, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (i > 0) text += i + 1 == things.size() ? fmt::format(" {} ", last) : ", ";
        text += things[i];
    }
    return text;
}

std::string first_few(std::size_t count, const std::function<std::string(std::size_t)>& name, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < std::min(count, most); ++i) text += (i == 0 ? "" : ", ") + name(i);
    return count > most ? fmt::format("{} and {} more", text, count - most) : text;
}

std::string names_text(const Organisation& org, std::span<const PositionId> seats) {
    return first_few(seats.size(), [&](std::size_t i) { return fmt::format("`{}`", org[seats[i]].id); });
}

std::string months_text(Month first, Month last) {
    return range_text(month_text(first), month_text(last));
}

std::string quarters_text(const Organisation& org, Quarter first, Quarter last) {
    return range_text(quarter_name(org, first), quarter_name(org, last));
}

std::string quarter_name(const Organisation& org, Quarter quarter) {
    const int starts = org.company.fiscal_year_starts;
    if (starts <= 1 || starts % 3 != 1) return quarter_text(quarter);
    // The year that ends in 2028 began in 2027.
    const Month shifted = first_month(quarter) - (starts - 1);
    return fmt::format("FY{:04}-Q{}", year_of(shifted) + 1, (month_of_year(shifted) - 1) / 3 + 1);
}

std::string named_months(Month first, Month last) {
    return first == last ? month_name(first) : fmt::format("{} to {}", month_name(first), month_name(last));
}

std::string period_text(std::string_view period, Tick from, Tick to) {
    if (!period.starts_with("FY")) return std::string(period);
    return fmt::format("{} ({})", period, named_months(month_of(from), month_of(to) - 1));
}

std::string tick_text(const Organisation& org, Tick at) {
    const std::string time = org.quoted_time(at);
    return fmt::format("{} {}", time.starts_with('`') ? "at" : "on", time);
}

std::string from_text(const Organisation& org, Tick at) {
    return fmt::format("from {} on", org.quoted_time(at));
}

}  // namespace orgplan::report
