#include "graph/model/months.h"

#include <fmt/format.h>

#include <chrono>

namespace orgplan {

Month month_of(Tick day) {
    using namespace std::chrono;
    const year_month_day date{sys_days(days(day))};
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

Tick first_day(Month month) {
    using namespace std::chrono;
    const year_month_day date{year(month / 12), std::chrono::month(static_cast<unsigned>(month % 12 + 1)), day(1)};
    return static_cast<Tick>(sys_days(date).time_since_epoch().count());
}

std::string month_text(Month month) {
    return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}

}  // namespace orgplan
