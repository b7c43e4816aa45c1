#pragma once

#include <span>
#include <string>
#include <string_view>

namespace orgplan::rules {

/// The word of some closed list that one misspells, for short ones too; else empty. Words that differ in digits or in a
/// letter set apart at their end are different words, such as `grade-3` and `site-b`; so are one and its beginning.
std::string near_word(std::string_view word, std::span<const std::string_view> known);

/// Whether two words differ in their digits, or in such a letter, alone.
bool differ_in_number(std::string_view a, std::string_view b);

}  // namespace orgplan::rules
