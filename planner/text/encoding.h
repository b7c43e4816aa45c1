#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What the bytes of a file are, where they are not the UTF-8 that is read.

namespace orgplan::text {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, utf32_le, utf32_be, binary };

/// By the byte order mark, the first bytes of formats that people mistake for text, and the zeros among the first few
/// thousand bytes. A text with a few bytes that are wrong is still `utf8`.
Encoding encoding_of(std::string_view bytes);

/// UTF-16 or UTF-32.
bool is_wide(Encoding);
/// As iconv calls it: `UTF-16LE`.
std::string_view name_of(Encoding);

/// What a binary file is, as `a ZIP archive`; `not text` where that is not known.
std::string_view kind_of_binary(std::string_view bytes);

/// The text of UTF-16 or UTF-32 with `?` for everything that is not ASCII, without a byte order mark.
std::string narrowed(std::string_view bytes);

}  // namespace orgplan::text
