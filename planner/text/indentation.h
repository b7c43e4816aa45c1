#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace orgplan::text {

/// What is wrong with how far a line is indented, beside the lines before it.
struct IndentationFault {
    std::size_t at = 0;  ///< where the line begins, behind its blanks
    std::string message;
    std::string help;
};

/// For the line of a text, in no bracket, at which YAML cannot be read on: whether it is indented further than a line
/// with a value, differs from all lines around it, or mixes keys with entries of a list. Time linear in the text.
std::optional<IndentationFault> indentation_fault(std::string_view text, std::size_t at);

}  // namespace orgplan::text
