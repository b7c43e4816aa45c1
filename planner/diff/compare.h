#pragma once

#include <vector>

#include "planner/diff/diff.h"
#include "planner/diff/facts.h"
#include "planner/diff/match.h"

namespace orgplan::diff {

/// What is different between two snapshots, in no order; each fact and change is given `stages`.
std::vector<Change> compare(const StageSnapshot& before, const StageSnapshot& after, const Match& match,
                            StageSet stages);

/// Products and projects.
void compare_work(const StageSnapshot& before, const StageSnapshot& after, FactList& facts);
/// What can be hired and when: capacities and freezes.
void compare_hiring(const Organisation& before, const Organisation& after, FactList& facts);
/// What two specs say of the stage itself, where both snapshots are of the same one: its name, date and targets.
void compare_stages(const StageSnapshot& before, const StageSnapshot& after, FactList& facts);
/// Who sits in a seat that has two states.
/// The names of those who act in a seat; empty: nobody.
std::string acting_words(const Organisation& org, const PositionState& state);
void compare_holders(const Organisation& before, const PositionState& a, const Organisation& after,
                     const PositionState& b, FactList& facts);
/// Whether one of the earlier holders is still there; an unnamed holder may be anybody.
bool somebody_stays(const Organisation& before, const PositionState& a, const Organisation& after,
                    const PositionState& b);

}  // namespace orgplan::diff
