#include "planner/report/without_rate.h"

#include <fmt/format.h>

namespace orgplan::report {

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
