#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/index/org_graph.h"

namespace orgplan::diff {

/// One organisation at one stage: its states and lines there, found in constant time.
struct StageSnapshot {
    StageSnapshot(const graph::OrgGraph& graph, StageId stage);

    const Organisation& org;
    StageId stage;
    std::shared_ptr<const graph::Index> at;
    std::vector<std::pair<PositionId, PositionId>> dotted;   ///< sorted
    std::vector<std::pair<PositionId, UnitId>> memberships;  ///< sorted
    std::vector<const Link*> links;                          ///< by the end from which they lead

    bool exists(PositionId id) const { return org[id].stages.has(stage); }
    bool exists(UnitId id) const { return org[id].stages.has(stage); }
    /// The links that lead from a seat or unit; none from an empty end.
    std::span<const Link* const> links_of(LinkEnd from) const;
};

/// For each stage of the second its stage in the first: with the same id, else with the id that `previously` names.
std::vector<StageId> stages_before(const Organisation& before, const Organisation& after);

/// Two of the same id are one person; where one has none, the name decides.
bool same_person(const Person& a, const Person& b);

/// Which seat or unit of one snapshot is which of another: the same id, else the one that `previously` names. Among
/// seats of a unit and role without ids of their own: the one that the same person holds, else the same number, and
/// where holders show that numbers have shifted, the next in order. Only those that exist at the stages are matched.
struct Match {
    Match(const StageSnapshot& before, const StageSnapshot& after);

    /// Whether nothing but the number of a seat without an id of its own is different about its id.
    static bool renumbered(const Position& before, const Position& after);

    std::vector<PositionId> seat_before;  ///< by seat of the second
    std::vector<PositionId> seat_after;   ///< by seat of the first
    std::vector<UnitId> unit_before;
    std::vector<UnitId> unit_after;
};

}  // namespace orgplan::diff
