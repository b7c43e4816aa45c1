#pragma once

#include <string>
#include <string_view>

namespace orgplan::scene {

/// The Debian package with a font for a character; empty where none can have it.
std::string_view font_package(char32_t letter);
/// As UTF-8.
std::string letter_text(char32_t letter);

}  // namespace orgplan::scene
