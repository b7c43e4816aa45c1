#pragma once

#include <string>
#include <string_view>

#include "planner/text/finding.h"

// Letters beyond ASCII: which texts are the same, which look the same, and what nobody can see in them.

namespace orgplan::text {

bool is_ascii(std::string_view text);
/// The text in normal form C, in which all texts are read, so that two that are typed differently and mean the same
/// letters are the same bytes.
std::string normal(std::string_view text);
/// The same for texts that differ by letter case and accents alone.
std::string folded(std::string_view text);
/// Whether two texts are not the same and nobody can see it: one has letters that are not shown, or those of another
/// script.
bool look_alike(std::string_view a, std::string_view b);
/// The text with every letter that nobody sees as `<U+200B>`.
std::string made_visible(std::string_view text);

/// Reports letters that nobody sees, and words that mix scripts (UTS 39, above "highly restrictive"), in a text that
/// was read from a place.
void check_letters(std::string_view text, Place where, Findings& findings);

}  // namespace orgplan::text
