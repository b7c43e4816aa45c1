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
    /// One point or comma is before three figures: `85.000`, which may be thousands or decimals.
    bool may_be_thousands = false;
};

/// Nothing where the text is no number. `thousands` says how to read a value that may be either.
std::optional<WrittenNumber> written_number(std::string_view text, bool thousands);

/// `EUR` for a code of three letters or a sign such as `€`, in a text or beside a number; empty: none.
std::string currency_in(std::string_view text);

}  // namespace orgplan::interop
