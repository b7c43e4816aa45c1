#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orgplan {

/// The candidate nearest to `text` by edits (letter case apart), if it is near enough to be meant; else empty.
/// Of several as near, the first in the alphabet.
std::string nearest(std::string_view text, std::span<const std::string_view> candidates);

/// "did you mean `x`?", or empty.
std::string did_you_mean(std::string_view text, std::span<const std::string_view> candidates);

}  // namespace orgplan
