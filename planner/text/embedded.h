#pragma once

#include <string_view>

namespace orgplan::text {

/// The text of a file under `schemas/`, as built into the program, by its path from there; empty for an unknown path.
std::string_view embedded(std::string_view path);
/// The paths of all of them, sorted, separated by line ends.
std::string_view embedded_paths();

}  // namespace orgplan::text
