#pragma once

#include <string_view>

namespace orgplan::text {

/// What the YAML library found wrong, in the user's words.
struct SyntaxWords {
    std::string_view message;
    std::string_view help;
};
SyntaxWords syntax_words(std::string_view library_message);

}  // namespace orgplan::text
