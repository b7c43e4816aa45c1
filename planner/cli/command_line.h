#pragma once

#include <string>
#include <variant>
#include <vector>

#include "planner/cli/commands.h"

namespace orgplan::cli {

/// Parses arguments by the table of commands: the command to run, its values in their places, or the exit code where
/// all is written (the help, the version, what is wrong).
std::variant<Invocation, int> parse(const std::vector<std::string>& arguments, Console& console);

}  // namespace orgplan::cli
