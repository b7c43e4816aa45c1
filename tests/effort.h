#pragma once

#include <cstddef>
#include <cstdlib>

namespace orgplan {

/// How many cases a search tries: `usual`, and ORGPLAN_LONG times as many where that is set (`scripts/test.sh --long`).
inline std::size_t tries(std::size_t usual) {
    const char* const times = std::getenv("ORGPLAN_LONG");
    return times == nullptr ? usual : usual * static_cast<std::size_t>(std::strtoull(times, nullptr, 10));
}

}  // namespace orgplan
