#pragma once

// The characters that YAML 1.2.2 (5.4, 5.5) calls white space and line breaks.

namespace orgplan::text {

constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
constexpr bool is_break(char c) {
    return c == '\n' || c == '\r';
}

}  // namespace orgplan::text
