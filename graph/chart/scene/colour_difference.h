#pragma once

#include <string_view>

// How different two colours look, to those who see three kinds of light and to those who see two.

namespace orgplan::scene {

struct Lab {
    double lightness = 0, a = 0, b = 0;
};

/// CIE L*a*b* under D65, of `#rrggbb`.
Lab lab_of(std::string_view colour);

/// CIEDE2000, as in Sharma, Wu and Dalal 2005.
double difference(const Lab& one, const Lab& other);

/// What the eye takes for another colour at a glance, on small marks.
constexpr double kOtherColour = 15;

/// The least difference of two colours, to whoever sees them worst.
struct Seen {
    double difference = 0;
    const char* by = "everybody";  ///< "those who see no red", ...
};
Seen least_difference(std::string_view one, std::string_view other);

}  // namespace orgplan::scene
