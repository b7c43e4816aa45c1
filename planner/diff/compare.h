#pragma once

#include <vector>

#include "planner/diff/diff.h"
#include "planner/diff/facts.h"
#include "planner/diff/match.h"

namespace orgplan::diff {

/// What is different between two pictures, in no order; `stages` is told of each fact and change.
std::vector<Change> compare(const StageSnapshot& before, const StageSnapshot& after, const Match& match,
                            StageSet stages);

/// Products and projects.
void compare_work(const StageSnapshot& before, const StageSnapshot& after, FactList& facts);
/// What two specs say of the stage itself, where both pictures are of the same one: its name, its date, what it aims
/// at.
void compare_stages(const StageSnapshot& before, const StageSnapshot& after, FactList& facts);
/// Who sits in a seat that has two states.
void compare_holders(const Organisation& before, const PositionState& a, const Organisation& after,
                     const PositionState& b, FactList& facts);
/// Whether one of those who sat there does so still; somebody unnamed may be anybody.
bool somebody_stays(const Organisation& before, const PositionState& a, const Organisation& after,
                    const PositionState& b);

}  // namespace orgplan::diff
