#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Money without floating point: amounts count the smallest unit of their currency, factors are exact decimals.

namespace orgplan {

/// A number of the smallest units of a currency: cents of EUR, whole JPY.
using Amount = std::int64_t;

/// `mantissa` / 10^`decimals`; of equal values one form alone, without trailing zeros.
struct Decimal {
    std::int64_t mantissa = 0;
    int decimals = 0;

    bool operator==(const Decimal&) const = default;
};

/// A number of at most fifteen digits, without a sign or exponent; nothing for any other text.
std::optional<Decimal> decimal_of(std::string_view text);
/// `1234.5`, as it is read.
std::string decimal_text(Decimal number);
/// A part of a week, to nine decimals.
Decimal decimal_of(double part);

/// How many decimals amounts of a currency have (ISO 4217); two where no currency is named.
int decimals_of(std::string_view currency);
/// The amount; nothing where the number has more decimals than the currency.
std::optional<Amount> amount_of(Decimal number, std::string_view currency);
/// `1 234.50 EUR`, with a sign where negative; no more decimals than the currency has, and none where all are zero.
std::string money_text(Amount amount, std::string_view currency);
/// The same without the name of the currency, for where that is above or beside it.
std::string money_figure(Amount amount, std::string_view currency);
/// `1234.50`, as a program reads it.
std::string plain_money_text(Amount amount, std::string_view currency);
/// A text in which each number, as a program reads it, is written as people read money: `270 000 EUR` of
/// `270000.00 EUR`.
std::string grouped_money(std::string_view text);

}  // namespace orgplan
