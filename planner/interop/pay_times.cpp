#include "planner/interop/pay_times.h"

#include <algorithm>

#include "planner/interop/import_words.h"

namespace orgplan::interop {
namespace {

std::optional<double> times_in(std::string_view text) {
    const auto number = written_number(text);
    if (!number || number->percent || !number->currency.empty() || number->value <= 0) return std::nullopt;
    return number->value;
}

}  // namespace

bool PayTimes::any() const {
    return bare || std::ranges::any_of(of, [](const auto& times) { return times.has_value(); });
}

std::string_view key_of(PayPeriod period) {
    return period == PayPeriod::unsaid ? std::string_view() : kPayPeriods[static_cast<std::size_t>(period) - 1];
}

std::optional<PayTimes> read_pay_times(std::string_view text) {
    PayTimes times;
    if (text.empty()) return times;
    if (text.find('=') == std::string_view::npos) {
        times.bare = times_in(text);
        return times.bare ? std::optional(times) : std::nullopt;
    }
    for (;;) {
        const std::size_t end = text.find(',');
        const std::string_view each = text.substr(0, end);
        const std::size_t mark = each.find('=');
        if (mark == std::string_view::npos) return std::nullopt;
        const auto* const found = std::ranges::find(kPayPeriods, each.substr(0, mark));
        // A year is once a year.
        if (found == kPayPeriods.end() || found == kPayPeriods.begin()) return std::nullopt;
        auto& of_period = times.of[static_cast<std::size_t>(found - kPayPeriods.begin()) + 1];
        if (of_period) return std::nullopt;
        of_period = times_in(each.substr(mark + 1));
        if (!of_period) return std::nullopt;
        if (end == std::string_view::npos) return times;
        text.remove_prefix(end + 1);
    }
}

}  // namespace orgplan::interop
