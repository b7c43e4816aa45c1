#pragma once

#include <string>
#include <string_view>

namespace orgplan::interop {

struct DecodedText {
    std::string text;      ///< UTF-8 without a byte-order mark
    std::string encoding;  ///< that it was read from
    std::string error;     ///< why it could not be read
    std::string help;      ///< what to do about it; may be empty
};

/// Reads bytes as `encoding`; where that is empty as UTF-8, as what a byte-order mark says, or else as Windows-1252.
/// Line ends stay where they are.
DecodedText decode_text(std::string_view bytes, std::string_view encoding);

/// A value as it is meant: without spaces, quotes or Excel's `="..."` around it; line ends and control characters
/// inside become spaces, and `changed` is set for those. Letters that nobody sees are left out, and named in `hidden`:
/// `U+200B, U+00AD`.
std::string clean_value(std::string_view text, bool& changed, std::string* hidden = nullptr);

/// The same of a cell of an export, also without the apostrophe that keeps a spreadsheet from running it.
std::string cell_value(std::string_view text, bool& changed, std::string* hidden = nullptr);

/// The text in small letters, for comparing; of UTF-8.
std::string fold_case(std::string_view text);

/// The same without accents, and with forms of one letter as one: what people type for one another.
std::string without_accents(std::string_view text);

/// The same with accents: equal for what looks alike but for letter case.
std::string alike_key(std::string_view text);

/// A value of the file inside a message: in backticks, shortened to one line's worth.
std::string in_message(std::string_view text);

}  // namespace orgplan::interop
