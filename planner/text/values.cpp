#include "planner/text/values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace orgplan::text {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Whether `text` has the form that `pattern` shows, a 9 standing for any digit.
bool has_form(std::string_view text, std::string_view pattern) {
    return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                      [](char c, char shown) { return shown == '9' ? is_digit(c) : c == shown; });
}

}  // namespace

std::optional<bool> bool_of(std::string_view text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

std::optional<std::int64_t> whole_of(std::string_view text) {
    if (text.size() > 9 || !all_digits(text)) return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<double> number_of(std::string_view text) {
    // 15 digits are what a double holds exactly.
    if (text.empty() || text.size() > 16 || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
    if (std::count(text.begin(), text.end(), '.') > 1) return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; })) return std::nullopt;
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<Range> range_of(std::string_view text) {
    Range range;
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        range.low = range.high = number_of(text);
        return range.low ? std::optional(range) : std::nullopt;
    }
    const std::string_view low = text.substr(0, dots);
    const std::string_view high = text.substr(dots + 2);
    if (low.empty() && high.empty()) return std::nullopt;
    if (!low.empty() && !(range.low = number_of(low))) return std::nullopt;
    if (!high.empty() && !(range.high = number_of(high))) return std::nullopt;
    if (range.low && range.high && *range.low > *range.high) return std::nullopt;
    return range;
}

bool is_id(std::string_view text) {
    constexpr std::string_view kForbidden = "/@*#,:[]{}";
    if (text.empty() || text.find("..") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != '\x7F' && kForbidden.find(c) == std::string_view::npos;
    });
}

std::string slug(std::string_view title) {
    std::string text;
    for (const char c : title) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) {
            text += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!text.empty() && text.back() != '-') {
            text += '-';
        }
    }
    while (text.ends_with('-')) text.pop_back();
    return text;
}

bool looks_like_time(std::string_view text) {
    constexpr std::array<std::string_view, 7> kForms = {"9999",    "9999-99", "9999-9",   "9999-99-99",
                                                        "9999-Q9", "FY9999",  "FY9999-Q9"};
    return std::any_of(kForms.begin(), kForms.end(), [&](std::string_view form) { return has_form(text, form); });
}

}  // namespace orgplan::text
