#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "planner/text/finding.h"

// Checks of the bytes of a file before a YAML library sees them.

namespace orgplan::text {

/// Reports a file that is not text, or text that is not UTF-8, or zeros in it, as one finding; else control characters,
/// at most `kMostControls` of them. True if there are none.
bool check_bytes(std::string_view text, std::uint32_t file, Findings& findings);
constexpr std::size_t kMostControls = 20;

/// The bracket that opens the flow collection of depth `most_depth` + 1, in a text that goes on to ten times that
/// depth. It reads no more of YAML than quotes, comments and block scalars, hence the margin: the exact depth is
/// watched while the text is read, this only keeps the reader's memory small.
std::optional<std::uint32_t> runaway_bracket(std::string_view text, std::size_t most_depth);

}  // namespace orgplan::text
