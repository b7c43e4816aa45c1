#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/chart/scene/text.h"

namespace orgplan::scene {

/// A text in lines of at most a width, broken at blanks and hyphens, and within a word only where it is wider than a
/// line. What is left after `most` lines is cut at the end of the last one. No line of no text.
std::vector<std::string> wrapped(std::string_view text, double size, bool bold, double width, std::size_t most,
                                 TextMeasure& measure);

}  // namespace orgplan::scene
