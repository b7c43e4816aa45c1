#pragma once

#include <vector>

#include "graph/index/index.h"

namespace orgplan::cards {

/// By seat, whether a chart around one shows it: the seat itself, all managers above it, those beside it and everybody
/// at most `depth` levels below it (negative: all of them). Beside it is who reports to any of its managers; of a top,
/// who reports to the same manager outside, or sits in the same unit where that has no head. Joint heads are all
/// managers of their reports. Nobody where the seat does not exist. Time linear in the organisation.
std::vector<bool> around(const graph::Index& at, PositionId seat, int depth);

}  // namespace orgplan::cards
