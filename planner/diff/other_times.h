#pragma once

#include <vector>

#include "planner/diff/diff.h"

namespace orgplan::diff {

/// Turns a seat or unit that was added or removed at a stage, but exists on the other side at another time, into a
/// change of its date: it opens or closes earlier or later. Both have dates.
void settle_other_times(const Organisation& before, const Organisation& after, std::vector<Change>& changes);

}  // namespace orgplan::diff
