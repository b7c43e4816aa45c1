#pragma once

#include <string>

#include "graph/model/time.h"

namespace orgplan {

/// Months of the calendar, counted through.
using Month = std::int32_t;

/// The month in which a day lies.
Month month_of(Tick day);
/// Its first day.
Tick first_day(Month month);
/// `2027-03`.
std::string month_text(Month month);

}  // namespace orgplan
