#pragma once

#include <string>
#include <string_view>

namespace orgplan::scene {

/// A colour in linear light, each part from 0 to 1.
struct LinearColour {
    double red = 0, green = 0, blue = 0;
};

/// Of `#rrggbb` (IEC 61966-2-1).
LinearColour linear_of(std::string_view colour);

/// How much darker one of two colours is, from 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast(std::string_view a, std::string_view b);

/// The colour where it can be seen on that ground, with a contrast of at least so much; else what can be seen best.
std::string seen_on(std::string_view ground, std::string_view colour, double least);

/// White or ink: what is easier to read on the colour.
const char* ink_on(std::string_view colour);

}  // namespace orgplan::scene
