#pragma once

#include <vector>

#include "planner/diff/diff.h"
#include "planner/diff/match.h"

namespace orgplan {

/// What is different between two pictures, in no order; `stages` is told of each fact and change.
std::vector<Change> compare(const Picture& before, const Picture& after, const Match& match, StageSet stages);

/// The names of those who hold a seat, joined by " / ", with shares that are out of the common; `vacant`, or nothing.
std::string holder_words(const Organisation& org, const PositionState& state);

}  // namespace orgplan
