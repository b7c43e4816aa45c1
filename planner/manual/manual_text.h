#pragma once

#include <string>
#include <string_view>

namespace orgplan::manual {

/// The words of a text in lines of 100 columns where words allow it; `first` begins the first line, as many spaces the
/// others. Ends in a newline.
std::string wrapped(std::string_view first, std::string_view text);

/// Every line that is not empty with so many spaces before it.
std::string indented(std::string_view text, std::size_t blanks);

}  // namespace orgplan::manual
