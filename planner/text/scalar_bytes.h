#pragma once

#include <cstdint>
#include <string_view>

// A YAML library says where a value begins; where it ends is read from the bytes.

namespace orgplan::text {

/// Where the value itself begins, after an anchor or a tag, and the tag.
struct Properties {
    std::uint32_t value = 0;
    std::uint32_t tag_begin = 0;
    std::uint32_t tag_end = 0;
};
Properties skip_properties(std::string_view text, std::uint32_t at);

/// The bytes of a scalar, quotes included.
struct ScalarBytes {
    std::uint32_t end = 0;
    bool verbatim = false;  ///< its value is its bytes, without the quotes
    bool closed = true;     ///< false: a quote that nothing closes
};
/// `indent` is the column of the block collection around it, -1 for none.
ScalarBytes scalar_bytes(std::string_view text, std::uint32_t begin, std::string_view value, int indent);

/// The end of `null`, `~`, `Null` or `NULL` written at `begin`; `begin` where none is.
std::uint32_t null_word_end(std::string_view text, std::uint32_t begin);

/// The end of the alias or anchor that begins at `begin`.
std::uint32_t alias_end(std::string_view text, std::uint32_t begin);

/// The first byte at or after `at` that is not a blank, a line end, a comment or one of `also`.
std::uint32_t skip_space(std::string_view text, std::uint32_t at, std::string_view also = {});

}  // namespace orgplan::text
