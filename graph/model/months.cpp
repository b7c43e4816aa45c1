#include "graph/model/months.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace orgplan {

Month month_of(Tick day) {
    using namespace std::chrono;
    const year_month_day date{sys_days(days(day.number()))};
    return month_at(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())));
}

Tick first_day(Month of) {
    using namespace std::chrono;
    const year_month_day date{year(year_of(of)), month(static_cast<unsigned>(month_of_year(of))), day(1)};
    return Tick(static_cast<std::int32_t>(sys_days(date).time_since_epoch().count()));
}

std::string month_text(Month month) {
    return fmt::format("{:04}-{:02}", year_of(month), month_of_year(month));
}

std::string month_name(Month month) {
    constexpr std::array<const char*, 12> kNames = {"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
    return fmt::format("{} {}", kNames[static_cast<std::size_t>(month_of_year(month) - 1)], year_of(month));
}

std::string quarter_text(Quarter quarter) {
    const Month first = first_month(quarter);
    return fmt::format("{:04}-Q{}", year_of(first), month_of_year(first) / 3 + 1);
}

}  // namespace orgplan
