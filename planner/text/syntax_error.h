#pragma once

#include <string_view>

namespace orgplan::text {

/// What the YAML library found wrong, in words of the user's.
struct SyntaxWords {
    std::string_view message;
    std::string_view help;
};
SyntaxWords syntax_words(std::string_view library_message);

}  // namespace orgplan::text
