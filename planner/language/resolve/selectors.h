#pragma once

#include "graph/model/needs.h"
#include "planner/language/resolve/assembly.h"

namespace orgplan::language {

/// `{role: [..], within: .., location: ..}`; reports each value that leads nowhere.
SeatSelector read_selector(Assembly& assembly, text::Node node);

}  // namespace orgplan::language
