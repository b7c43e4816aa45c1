#include "planner/report/without_rate.h"

#include <fmt/format.h>

#include <algorithm>

namespace orgplan::report {

bool lacks_rate(const text::Findings& findings, std::string_view currency) {
    return std::ranges::any_of(findings.all(), [&](const text::Finding& each) {
        return each.rule == "currency-without-rate" && each.message.find(currency) != std::string::npos;
    });
}

void add_without_rate(text::Findings& findings, Place where, std::string_view currency, std::string_view into) {
    if (into.empty()) {
        findings.add("currency-without-rate", where,
                     fmt::format("an amount is in {}, and `costs` has no currency", currency),
                     fmt::format("write `costs: {{currency: {}}}`", currency));
    } else {
        findings.add(
            "currency-without-rate", where, fmt::format("no exchange rate from {} to {}", currency, into),
            fmt::format("write `rates: {{{0}: 0.5}}` under `costs`, with what 1 {0} is worth in {1}", currency, into));
    }
}

}  // namespace orgplan::report
