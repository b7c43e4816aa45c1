#pragma once

#include <vector>

#include "graph/index/index.h"

namespace orgplan::graph {

/// What a unit seems to be by its people, for what the spec does not say.
struct Inferred {
    Text kind;     ///< where none is written: `team` or `department`; empty: its people's titles do not say
    Text purpose;  ///< of most of its people, or of those below where nobody sits in it; empty: of no most
};

/// By unit, at the moment of the index; nothing for units that do not exist. Managers of people do not count. Time linear
/// in seats and units.
std::vector<Inferred> inferred_units(const Index& at);

/// Whether a unit is one group of people, whose purpose is what they do, whatever purpose is written.
bool is_team(Text kind);

}  // namespace orgplan::graph
