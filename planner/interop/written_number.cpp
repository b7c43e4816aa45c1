#include "planner/interop/written_number.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>
#include <vector>

#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

/// Signs of currencies with their codes, the longest first: `US$` is not a `$`.
const std::vector<std::pair<std::string, std::string>>& signs() {
    static const auto all = [] {
        std::vector<std::pair<std::string, std::string>> made;
        for (const auto& [code, of_code] : import_words().currencies)
            for (const std::string& sign : of_code) made.emplace_back(sign, code);
        std::ranges::stable_sort(made, std::greater(), [](const auto& each) { return each.first.size(); });
        return made;
    }();
    return all;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Takes every `part` out of a text.
void cut_out(std::string& text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}

/// Figures with a mark before each three, or before each two but the last, as in India.
bool are_groups(std::string_view text, char mark) {
    std::size_t at = text.find(mark);
    if (at == 0 || at > 3) return false;
    while (at != std::string_view::npos) {
        const std::size_t next = text.find(mark, at + 1);
        const std::size_t size = std::min(next, text.size()) - at - 1;
        if (size != 3 && (size != 2 || next == std::string_view::npos)) return false;
        at = next;
    }
    return true;
}

}  // namespace

std::string currency_in(std::string_view text) {
    // Most amounts are figures alone.
    if (text.find_first_not_of("0123456789., ") == std::string_view::npos) return {};
    for (const auto& [code, of_code] : import_words().currencies) {
        const std::size_t at = text.find(code);
        if (at == std::string_view::npos) continue;
        const bool whole = (at == 0 || !is_letter(text[at - 1])) &&
                           (at + code.size() == text.size() || !is_letter(text[at + code.size()]));
        if (whole) return code;
    }
    for (const auto& [sign, code] : signs())
        if (text.find(sign) != std::string_view::npos) return code;
    return {};
}

void take_out_currency(std::string& text, const std::string& currency) {
    cut_out(text, currency);
    for (const auto& [sign, code] : signs())
        if (code == currency) cut_out(text, sign);
}

std::optional<WrittenNumber> written_number(std::string_view text) {
    WrittenNumber number;
    number.currency = currency_in(text);
    std::string rest(text);
    if (!number.currency.empty()) take_out_currency(rest, number.currency);
    for (const std::string_view blank : {" ", "\u00A0", "\u202F", "\u2009", "'", "’", "\t"}) cut_out(rest, blank);
    if (rest.ends_with('%')) {
        number.percent = true;
        rest.pop_back();
    }
    if (rest.empty() || !is_digit(rest.front()) || !is_digit(rest.back())) return std::nullopt;
    if (rest.find_first_not_of("0123456789.,") != std::string::npos) return std::nullopt;
    const std::size_t last = rest.find_last_of(".,");
    if (last != std::string::npos) {
        const char mark = rest[last], other = mark == '.' ? ',' : '.';
        const bool both = rest.find(other) != std::string::npos;
        const bool several = std::count(rest.begin(), rest.end(), mark) > 1;
        const bool three = rest.size() - last == 4;
        if (both && several) return std::nullopt;
        if (both && !are_groups(std::string_view(rest).substr(0, last), other)) return std::nullopt;
        if (several && !are_groups(rest, mark)) return std::nullopt;
        if (both) {
            number.group = other;
            cut_out(rest, std::string_view(&other, 1));
        }
        if (several) {
            number.group = mark;
            cut_out(rest, std::string_view(&mark, 1));
        } else if (!both && three && last <= 3 && rest.front() != '0') {
            number.either = mark;
            std::string whole = rest;
            cut_out(whole, std::string_view(&mark, 1));
            std::from_chars(whole.data(), whole.data() + whole.size(), number.grouped);
        } else {
            number.point = mark;
        }
        std::ranges::replace(rest, ',', '.');
    }
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), number.value);
    if (fault != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
    return number;
}

}  // namespace orgplan::interop
