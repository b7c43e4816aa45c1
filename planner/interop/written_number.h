#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace orgplan::interop {

/// A number as people write it: `85,000`, `85.000,00`, `1 234.5`, `0,5`, `50 %`; with the currency beside it.
struct WrittenNumber {
    double value = 0;
    bool percent = false;
    std::string currency;  ///< `EUR`; empty: none is written
    // What each mark is, where the number itself shows it; else nul.
    char point = '\0';      ///< between whole and part
    char group = '\0';      ///< between thousands
    char either = '\0';     ///< one mark before three figures: `85.000`; `value` takes it for a point
    std::size_t parts = 0;  ///< figures behind the point
    double grouped = 0;     ///< the value where `either` is between thousands
};

/// Nothing where the text is no number.
std::optional<WrittenNumber> written_number(std::string_view text);

/// `EUR` for a code of three letters or a sign such as `€`, in a text or beside a number; empty: none.
std::string currency_in(std::string_view text);
/// The same of a value that names a currency alone: `usd`, `Euro`, `US Dollar`.
std::string currency_named(std::string_view text);
/// Takes what `currency_in` found out of a text.
void take_out_currency(std::string& text, const std::string& currency);

}  // namespace orgplan::interop
