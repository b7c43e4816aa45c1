#include "planner/interop/pay_currencies.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {
namespace {

/// Whether an amount whose currency was read as one may be in another: `$` is the sign of Canadian dollars too.
bool may_be(std::string_view text, const std::string& read, const std::string& currency) {
    constexpr std::array<std::string_view, 11> kDollars{"CAD", "AUD", "NZD", "SGD", "HKD", "TWD",
                                                        "MXN", "ARS", "CLP", "COP", "BRL"};
    if (read == currency) return true;
    if (read == "JPY" && text.find("¥") != std::string_view::npos) return currency == "CNY";
    const bool bare =
        read == "USD" && text.find('$') != std::string_view::npos && text.find("US") == std::string_view::npos;
    return bare && std::ranges::find(kDollars, currency) != kDollars.end();
}

}  // namespace

std::optional<std::string> PayCurrencies::of(const ExportRow& row, const WrittenPay& pay) {
    const std::string& written = pay.number.currency;
    const std::string_view text = row.detail(&RowDetails::cost), column = row.detail(&RowDetails::currency);
    const std::string of_column = column.empty() ? std::string() : currency_named(column);
    if (!column.empty() && of_column.empty() && written.empty()) {
        return lost(row, fmt::format("is in {}, which is no currency that is known: write its three letters",
                                     in_message(column)));
    }
    if (!of_column.empty() && !of_header_.empty() && of_column != of_header_ && !told_) {
        told_ = true;
        values_.log.note(row.line,
                         fmt::format("{} says {}, and {} says {}: the latter counts", values_.header_of(Field::cost),
                                     of_header_, values_.header_of(Field::currency), of_column));
    }
    const std::string& said = of_column.empty() ? of_header_ : of_column;
    const bool fits = written.empty() || said.empty() || may_be(text, written, said);
    if (!fits && !of_column.empty())
        return lost(row, fmt::format("is in {}, and {} says {}", written, values_.header_of(Field::currency), said));
    // A header is of all values, and what one says of itself goes before it.
    if (!fits) {
        values_.log.add(row.line, topics::kCurrencyBesideHeader, [&] {
            return Said{fmt::format("{} is in {}, and {} says {}: the value counts", in_message(text), written,
                                    values_.header_of(Field::cost), said),
                        in_message(text)};
        });
        return written;
    }
    if (!said.empty()) return said;
    const std::string& option = values_.options.currency;
    if (!written.empty()) return !option.empty() && may_be(text, written, option) ? option : written;
    if (!option.empty()) return option;
    values_.log.add(row.line, topics::kCurrencyLost, [&] {
        return fmt::format("{} in {} has no currency, so it is left out; add --currency, such as EUR", in_message(text),
                           values_.header_of(Field::cost));
    });
    return std::nullopt;
}

std::optional<std::string> PayCurrencies::lost(const ExportRow& row, const std::string& why) {
    values_.log.add(row.line, topics::kAmountLost, [&] {
        return fmt::format("{} in {} {}, so it is left out", in_message(row.detail(&RowDetails::cost)),
                           values_.header_of(Field::cost), why);
    });
    return std::nullopt;
}

}  // namespace orgplan::interop
