#pragma once

#include <string_view>

namespace orgplan::text {

/// `a` or `an`, as is said before an id or a word: "an engineering-manager", "a ux-writer", "an seo-specialist".
std::string_view article(std::string_view before);

}  // namespace orgplan::text
