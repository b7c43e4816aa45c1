#pragma once

#include "planner/text/document.h"

namespace orgplan::text {

/// Whether two values say the same, wherever they are.
bool same_value(Node a, Node b);

}  // namespace orgplan::text
