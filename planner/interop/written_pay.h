#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "planner/interop/written_number.h"

namespace orgplan::interop {

/// For what time pay is given.
enum class PayPeriod : std::uint8_t { unsaid, year, quarter, month, week, day, hour };
/// `a year`, `an hour`; of `unsaid` empty.
std::string_view name_of(PayPeriod period);

/// The period that a value of a column says: `Hourly`, `per month`. Nothing where it says one that is not understood:
/// `semi-monthly`, `every 2 weeks`, `halbmonatlich`.
std::optional<PayPeriod> pay_period_in(std::string_view value);

/// What a header says of the amounts below it.
struct PayHeader {
    std::optional<PayPeriod> period = PayPeriod::unsaid;  ///< nothing: one that is not understood
    double times = 1;                                     ///< 1000 of `Salary (thousand EUR)`
    std::string currency;                                 ///< also of `TEUR`; empty: none
};
/// `Monthly Salary`, `Stundenlohn`, `Gehalt (TEUR)`.
PayHeader pay_in_header(std::string_view header);

/// An amount with what is beside it: `85k`, `4.500 € / Monat`, `25 EUR/h`.
struct WrittenPay {
    WrittenNumber number;
    double times = 1;  ///< 1000 of `85k`
    PayPeriod period = PayPeriod::unsaid;
};

/// Nothing where the text is no amount, or something is beside it that is not known.
std::optional<WrittenPay> written_pay(std::string_view text);

}  // namespace orgplan::interop
