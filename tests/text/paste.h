#pragma once

#include <optional>
#include <string>

#include "planner/text/finding.h"

namespace orgplan::testing {

/// A spec after what the help of a finding of its form says is done where it says so; nothing where only the user can
/// know what to write.
std::optional<std::string> pasted(const std::string& spec, const text::Finding& finding);

}  // namespace orgplan::testing
