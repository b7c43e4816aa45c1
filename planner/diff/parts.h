#pragma once

#include <memory>

#include "planner/costs/ledger.h"
#include "planner/diff/diff.h"
#include "planner/diff/match.h"

// The steps of a diff beside the comparison of pictures.

namespace orgplan::diff {

/// Adds what may have been renamed between two pictures without a word about it.
void propose_renames(const StageSnapshot& before, const StageSnapshot& after, const Match& match, StageSet stages,
                     std::vector<LikelyRename>& renames);

/// Adds which of the stages that one has alone may be one, by their date or name.
void propose_stage_renames(const Organisation& before, const Organisation& after, const std::vector<StagePair>& stages,
                           std::vector<LikelyRename>& renames);

/// What heads are counted and costs are summed of; either may be absent.
struct HeadsSide {
    const StageSnapshot* snapshot = nullptr;
    const costs::CostPlan* costs = nullptr;
};

/// Adds the heads and run rates of the company, and of each unit where they differ, at one pair of stages.
void compare_heads(const HeadsSide& before, const HeadsSide& after, const Match* match, std::size_t pair,
                   std::vector<HeadsChange>& heads);

/// What seats cost; null where a spec says nothing of it, or amounts beyond what is reckoned with.
std::unique_ptr<costs::CostPlan> costs_of(const Organisation& organisation);

/// What both pay, and where `whole`, what that comes to from the first stage to the last; either may be absent.
CostsChange compare_costs(const costs::CostPlan* before, const costs::CostPlan* after, bool whole);

}  // namespace orgplan::diff
