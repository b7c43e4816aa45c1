#pragma once

#include "planner/diff/diff.h"
#include "planner/diff/match.h"

// The steps of a diff beside the comparison of pictures.

namespace orgplan {

/// Adds what may have been renamed between two pictures without a word about it.
void propose_renames(const Picture& before, const Picture& after, const Match& match, StageSet stages,
                     std::vector<LikelyRename>& renames);

/// Adds the heads of the company, and of each unit where they differ, at one pair of stages; either picture may be
/// absent.
void compare_heads(const Picture* before, const Picture* after, const Match* match, std::size_t pair,
                   std::vector<HeadsChange>& heads);

}  // namespace orgplan
