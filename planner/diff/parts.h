#pragma once

#include <memory>

#include "planner/costs/ledger.h"
#include "planner/diff/diff.h"
#include "planner/diff/match.h"

// The steps of a diff besides the comparison of snapshots.

namespace orgplan::diff {

/// Adds what may have been renamed between two snapshots although no `previously` says so.
void propose_renames(const StageSnapshot& before, const StageSnapshot& after, const Match& match, StageSet stages,
                     std::vector<LikelyRename>& renames);

/// Adds which of the stages that only one of the two has may be the same, by their date or name.
void propose_stage_renames(const Organisation& before, const Organisation& after, const std::vector<StagePair>& stages,
                           std::vector<LikelyRename>& renames);

/// The snapshot and the costs of one side; either may be absent.
struct HeadsSide {
    const StageSnapshot* snapshot = nullptr;
    const costs::CostPlan* costs = nullptr;
};

/// Adds the headcount and run rates of the company, and of each unit where they differ, at one pair of stages.
void compare_heads(const HeadsSide& before, const HeadsSide& after, const Match* match, std::size_t pair,
                   std::vector<HeadsChange>& heads);

/// What seats cost; null where a spec gives no costs, or amounts beyond the limit.
std::unique_ptr<costs::CostPlan> costs_of(const Organisation& organisation);

/// The costs of both, and where `whole`, their sum from the first stage to the last; either may be absent.
CostsChange compare_costs(const costs::CostPlan* before, const costs::CostPlan* after, bool whole);

}  // namespace orgplan::diff
