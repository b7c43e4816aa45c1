#pragma once

#include <optional>
#include <string>

#include "planner/cli/console.h"

namespace orgplan::cli {

/// The id of the role that an id, a title or an alias means; nothing, with the reason on `err`, for a text that means
/// none or several (exit 2).
std::optional<std::string> role_of_option(const std::string& text, Console& console);

}  // namespace orgplan::cli
