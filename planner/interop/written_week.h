#pragma once

#include <cstdint>
#include <string_view>

#include "planner/interop/written_number.h"

namespace orgplan::interop {

/// How much of a week, as a value says it by itself: `0.5`, `50 %`, `4/5`, `38:30 h`, `Vollzeit`.
struct WrittenWeek {
    enum class Is : std::uint8_t {
        nothing,  ///< not read
        number,   ///< what it is shows only in its column
        part,     ///< of one full week
        percent,  ///< of 100
        hours
    };
    Is is = Is::nothing;
    double value = 0;
};

WrittenWeek written_week(std::string_view text);

}  // namespace orgplan::interop
