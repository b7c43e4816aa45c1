#pragma once

#include <string>
#include <string_view>

namespace orgplan::manual {

/// What an id, a title or an alias means: its role explained, the candidates of a text that fits several, or step by
/// step how a title is read; empty for a text in which no role is found.
std::string explain_title(std::string_view text);

/// The same for a title in which no role is found, as far as its words say to which family it belongs; else empty.
std::string explain_family(std::string_view text);

}  // namespace orgplan::manual
