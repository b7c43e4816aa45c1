#pragma once

#include <string>

#include "graph/model/organisation.h"
#include "planner/interop/import_spec.h"

namespace orgplan::interop {

/// What a spec says of a seat beyond what exports have columns for, as keys: `, skills: [python], tags: [remote]`;
/// and, where the export says none, what it costs.
std::string other_keys(const Organisation& org, PositionId seat, const PositionState& state, bool with_cost);

/// Fills in what an export does not say of a seat from the spec, so that a seat that is written anew loses nothing.
void fill_in(ImportedSeat& seat, const Organisation& org, PositionId id, const PositionState& state);

}  // namespace orgplan::interop
