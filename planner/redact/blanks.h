#pragma once

#include <string>
#include <string_view>

namespace orgplan::redact {

/// A text of which nothing can be read: blanks of as many bytes in place of all letters, so that lines and columns are
/// where they were, in code points and in UTF-16.
std::string blanks_of(std::string_view text);

}  // namespace orgplan::redact
