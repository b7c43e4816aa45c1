#pragma once

#include <string>

#include "graph/model/time.h"

namespace orgplan {

/// A month of the calendar.
using Month = orgplan::Point<struct MonthLine>;
/// A quarter of a year of the calendar.
using Quarter = orgplan::Point<struct QuarterLine>;

/// The months of a year count from 1.
constexpr Month month_at(int year, int month) {
    return Month(year * 12 + month - 1);
}
constexpr int year_of(Month month) {
    return month.number() / 12;
}
constexpr int month_of_year(Month month) {
    return month.number() % 12 + 1;
}

/// The first month of the period of that length in which a month is; periods follow each other from year 0 on.
constexpr Month begin_of_stretch(Month month, int months) {
    return month - month.number() % months;
}

/// The month of a day.
Month month_of(Tick day);
/// Its first day.
Tick first_day(Month month);
/// `2027-03`.
std::string month_text(Month month);
/// `March 2027`.
std::string month_name(Month month);

/// The quarter of a month.
constexpr Quarter quarter_of(Month month) {
    return Quarter(month.number() / 3);
}
constexpr Month first_month(Quarter quarter) {
    return Month(quarter.number() * 3);
}
/// `2027-Q1`.
std::string quarter_text(Quarter quarter);

}  // namespace orgplan
