#pragma once

#include <vector>

#include "graph/index/index.h"

namespace orgplan::graph {

/// What a unit seems to be by its people, for what the spec does not say.
struct Inferred {
    Text kind;     ///< where none is written: `team` or `department`; empty: its people's titles do not say
    Text purpose;  ///< of most of its people, or of those below where nobody sits in it; empty: of no most
};

/// By unit, at the moment of the index; nothing for units that do not exist. Managers of people do not count. Time
/// linear in seats and units.
std::vector<Inferred> inferred_units(const Index& at);

/// Whether its people say what a unit is for: where no purpose is written, and of a team of developers, which is a
/// development team besides what is written.
bool purpose_by_people(const Inferred& seems, const UnitState& state);

}  // namespace orgplan::graph
