#pragma once

#include <string_view>

#include "planner/text/finding.h"

namespace orgplan::report {

/// Reports an amount that cannot be converted into the currency of the costs, which may be missing.
void add_without_rate(text::Findings& findings, Place where, std::string_view currency, std::string_view into);

/// Whether it was reported that a currency has no rate.
bool lacks_rate(const text::Findings& findings, std::string_view currency);

}  // namespace orgplan::report
