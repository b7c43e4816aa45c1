#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/model/time.h"

namespace orgplan::interop {

/// In which order a date of three numbers is written.
enum class DateOrder : std::uint8_t { day_first, month_first, year_first };

/// A date of an export, before it is known in which order its numbers stand.
struct WrittenDate {
    enum class Kind : std::uint8_t {
        none,     ///< no value, or one that says so: `-`, `n/a`
        endless,  ///< never: `9999-12-31`, `unbefristet`
        day,      ///< one day, whatever the order
        ordered,  ///< day and month in an order that the value does not say; the year has four digits
        brief,    ///< all three have two digits at most
        unreadable
    };
    Kind kind = Kind::none;
    bool dashed = false;      ///< of a `brief` one: `27-03-15`, so that the year may be first
    bool month = false;       ///< of a `day`: the first of a month, of which no day is said
    bool short_year = false;  ///< of two figures
    Tick at;                  ///< of a `day`
    std::array<int, 3> numbers{};

    /// The day in that order; nothing where there is no such day.
    std::optional<Tick> day(DateOrder order) const;
};

/// Reads `2027-03-01`, `1/3/2027`, `1.3.27`, `20270301`, `15-Mar-2027`, `1er mars 2027`, `Mar 2027`, and the number
/// 46433, by which spreadsheets count the days; a time of day may follow.
WrittenDate written_date(std::string_view text);

}  // namespace orgplan::interop
