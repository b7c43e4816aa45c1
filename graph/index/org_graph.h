#pragma once

#include <memory>
#include <vector>

#include "graph/model/organisation.h"

namespace orgplan::graph {

/// Seats that report to each other in a circle, or one that reports to itself.
struct Cycle {
    std::vector<PositionId>
        path;  ///< each reports to the next, the last to the first; begins at the earliest in the text
    StageSet stages;
};

/// The reporting lines of one stage: a filtered view of the graph, never a copy. Everything here speaks of solid lines
/// unless it says otherwise; assistants are left out of spans.
class StageView;

/// One Boost graph for all stages: a vertex for each seat, an edge for each line, both with the stages in which they
/// stand. It keeps a reference to the organisation.
class OrgGraph {
  public:
    explicit OrgGraph(const Organisation& organisation);
    ~OrgGraph();
    OrgGraph(OrgGraph&&) noexcept;

    const Organisation& organisation() const;
    StageView at(StageId stage) const;
    /// Each cycle of solid lines once, with the stages in which it stands; by its first seat in the text.
    std::vector<Cycle> cycles() const;

  private:
    friend class StageView;
    struct Data;
    std::unique_ptr<Data> data_;
};

class StageView {
  public:
    StageId stage() const { return stage_; }
    /// The manager by the solid line, or none.
    PositionId manager(PositionId) const;
    /// Who reports by a solid line, in the order of the text; with or without assistants.
    std::vector<PositionId> reports(PositionId, bool assistants = true) const;
    /// Who has a dotted line to the seat, and to whom it has one.
    std::vector<PositionId> dotted_reports(PositionId) const;
    std::vector<PositionId> dotted_managers(PositionId) const;
    /// Direct reports but assistants.
    std::size_t span(PositionId) const;
    /// The seat first, then everybody below it, level by level.
    std::vector<PositionId> subtree(PositionId) const;
    /// From the seat up to the last manager; ends before it would go round in a circle.
    std::vector<PositionId> chain(PositionId) const;
    /// Seats without a manager, in the order of the text.
    std::vector<PositionId> roots() const;
    /// By position: how many lines lie between it and its root; -1 where it reaches none or does not stand.
    std::vector<int> depths() const;

  private:
    friend class OrgGraph;
    StageView(const OrgGraph& graph, StageId stage) : graph_(&graph), stage_(stage) {}
    const Organisation& org() const;
    std::vector<PositionId> sources(PositionId, LineKind, bool assistants) const;

    const OrgGraph* graph_;
    StageId stage_;
};

}  // namespace orgplan::graph
