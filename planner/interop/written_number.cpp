#include "planner/interop/written_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace orgplan::interop {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;
constexpr std::array kSigns{Sign{"€", "EUR"},  Sign{"£", "GBP"},  Sign{"US$", "USD"}, Sign{"CA$", "CAD"},
                            Sign{"A$", "AUD"}, Sign{"R$", "BRL"}, Sign{"$", "USD"},   Sign{"¥", "JPY"},
                            Sign{"₹", "INR"},  Sign{"zł", "PLN"}, Sign{"Kč", "CZK"},  Sign{"₺", "TRY"},
                            Sign{"₩", "KRW"},  Sign{"₪", "ILS"}};
constexpr std::array<std::string_view, 38> kCodes{"EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
                                                  "RON", "BGN", "ISK", "TRY", "JPY", "CNY", "INR", "KRW", "SGD", "HKD",
                                                  "TWD", "THB", "IDR", "MYR", "PHP", "VND", "AUD", "NZD", "CAD", "MXN",
                                                  "BRL", "ARS", "CLP", "COP", "ZAR", "ILS", "AED", "SAR"};

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

}  // namespace

std::string currency_in(std::string_view text) {
    for (const std::string_view code : kCodes) {
        const std::size_t at = text.find(code);
        if (at == std::string_view::npos) continue;
        const bool whole = (at == 0 || !is_letter(text[at - 1])) &&
                           (at + code.size() == text.size() || !is_letter(text[at + code.size()]));
        if (whole) return std::string(code);
    }
    for (const auto& [sign, code] : kSigns)
        if (text.find(sign) != std::string_view::npos) return std::string(code);
    return {};
}

std::optional<WrittenNumber> written_number(std::string_view text, bool thousands) {
    WrittenNumber number;
    number.currency = currency_in(text);
    std::string rest(text);
    if (!number.currency.empty()) {
        cut_out(rest, number.currency);
        for (const auto& [sign, code] : kSigns)
            if (code == number.currency) cut_out(rest, sign);
    }
    for (const std::string_view blank : {" ", "\u00A0", "\u202F", "\u2009", "'", "’", "\t"}) cut_out(rest, blank);
    if (rest.ends_with('%')) {
        number.percent = true;
        rest.pop_back();
    }
    if (rest.empty() || !is_digit(rest.front()) || !is_digit(rest.back())) return std::nullopt;
    if (rest.find_first_not_of("0123456789.,") != std::string::npos) return std::nullopt;
    const std::size_t point = rest.find_last_of(".,");
    if (point != std::string::npos) {
        const char mark = rest[point];
        const bool both = rest.find(mark == '.' ? ',' : '.') != std::string::npos;
        const bool several = std::count(rest.begin(), rest.end(), mark) > 1;
        const bool three = rest.size() - point == 4;
        if (both && several) return std::nullopt;
        number.may_be_thousands = !both && !several && three && point <= 3 && rest.front() != '0';
        const bool groups = several || (number.may_be_thousands && thousands);
        if (several && !three) return std::nullopt;
        cut_out(rest, mark == '.' ? "," : ".");
        if (groups) {
            cut_out(rest, std::string_view(&mark, 1));
        } else {
            std::ranges::replace(rest, ',', '.');
        }
    }
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), number.value);
    if (fault != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
    return number;
}

}  // namespace orgplan::interop
