#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "planner/interop/written_pay.h"

namespace orgplan::interop {

/// How often pay is paid in a year, as `--pay-times` says it: `hour=1720,month=13`, or `13` of whatever period there
/// is.
struct PayTimes {
    std::optional<double> bare;
    std::array<std::optional<double>, 7> of;  ///< by `PayPeriod`

    bool any() const;
};

/// Nothing where it is not understood; of an empty text, no times.
std::optional<PayTimes> read_pay_times(std::string_view text);

/// `hour`, as `--pay-times` has it; of `unsaid` empty.
std::string_view key_of(PayPeriod period);

}  // namespace orgplan::interop
