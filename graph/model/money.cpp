#include "graph/model/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace orgplan {
namespace {

std::uint64_t power_of_ten(int exponent) {
    std::uint64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

Decimal shortest(Decimal number) {
    while (number.decimals > 0 && number.mantissa % 10 == 0) {
        number.mantissa /= 10;
        --number.decimals;
    }
    return number;
}

struct Split {
    std::uint64_t whole = 0;
    std::uint64_t part = 0;
    int decimals = 0;
};

Split split(Amount amount, std::string_view currency) {
    const std::uint64_t size = amount < 0 ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
    const int decimals = decimals_of(currency);
    const std::uint64_t unit = power_of_ten(decimals);
    return {size / unit, size % unit, decimals};
}

std::string part_text(const Split& number) {
    return number.decimals == 0 ? "" : fmt::format(".{:0{}}", number.part, number.decimals);
}

// `1 234 567`
std::string grouped_digits(std::string digits) {
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, " ");
    return digits;
}

std::size_t digits_at(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

}  // namespace

std::optional<Decimal> decimal_of(std::string_view text) {
    Decimal number;
    std::size_t digits = 0;
    bool point = false;
    for (const char c : text) {
        if (c == '.' && !point && digits > 0) {
            point = true;
        } else if (c >= '0' && c <= '9' && ++digits <= 15) {
            number.mantissa = number.mantissa * 10 + (c - '0');
            number.decimals += point ? 1 : 0;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0 || text.back() == '.') return std::nullopt;
    return shortest(number);
}

std::string decimal_text(Decimal number) {
    const auto unit = static_cast<std::int64_t>(power_of_ten(number.decimals));
    return fmt::format("{}{}", number.mantissa / unit,
                       number.decimals == 0 ? "" : fmt::format(".{:0{}}", number.mantissa % unit, number.decimals));
}

Decimal decimal_of(double part) {
    // Below a million nine decimals are fifteen digits, which a double holds.
    const double held = std::clamp(part, 0.0, 999'999.0);
    return shortest({static_cast<std::int64_t>(held * 1e9 + 0.5), 9});
}

int decimals_of(std::string_view currency) {
    constexpr std::array<std::string_view, 17> kNone = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                                        "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
    constexpr std::array<std::string_view, 7> kThree = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    if (std::find(kNone.begin(), kNone.end(), currency) != kNone.end()) return 0;
    if (std::find(kThree.begin(), kThree.end(), currency) != kThree.end()) return 3;
    return currency == "CLF" || currency == "UYW" ? 4 : 2;
}

std::optional<Amount> amount_of(Decimal number, std::string_view currency) {
    const int more = decimals_of(currency) - number.decimals;
    if (more < 0) return std::nullopt;
    Amount amount = 0;
    if (__builtin_mul_overflow(number.mantissa, power_of_ten(more), &amount)) return std::nullopt;
    return amount;
}

std::string money_text(Amount amount, std::string_view currency) {
    return fmt::format("{}{}{}", money_figure(amount, currency), currency.empty() ? "" : " ", currency);
}

std::string money_figure(Amount amount, std::string_view currency) {
    const Split number = split(amount, currency);
    return fmt::format("{}{}{}", amount < 0 ? "\u2212" : "", grouped_digits(std::to_string(number.whole)),
                       number.part == 0 ? "" : part_text(number));
}

std::string plain_money_text(Amount amount, std::string_view currency) {
    const Split number = split(amount, currency);
    return fmt::format("{}{}{}", amount < 0 ? "-" : "", number.whole, part_text(number));
}

std::string grouped_money(std::string_view text) {
    std::string grouped;
    while (!text.empty()) {
        const std::size_t whole = digits_at(text);
        grouped += grouped_digits(std::string(text.substr(0, whole)));
        text.remove_prefix(whole);
        if (text.empty()) break;
        const std::size_t part = whole > 0 && text.front() == '.' ? digits_at(text.substr(1)) : 0;
        // Decimals that are all zero are left out.
        const bool told = part == 0 || text.substr(1, part).find_first_not_of('0') != std::string_view::npos;
        if (told) grouped += text.substr(0, part + 1);
        text.remove_prefix(part + 1);
    }
    return grouped;
}

}  // namespace orgplan
