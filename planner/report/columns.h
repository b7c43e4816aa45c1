#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Texts on a screen, whose characters take one column, two or none.

namespace orgplan::report {

/// How many columns a text takes; a byte that is not UTF-8 takes one.
std::size_t columns_of(std::string_view text);

/// The text, or as much of it as fits into so many columns with a sign that there is more.
std::string cut(std::string_view text, std::size_t columns);

/// The words of a text, in lines of at most so many columns; a longer word has a line to itself.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

}  // namespace orgplan::report
