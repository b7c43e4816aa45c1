#pragma once

#include <memory>
#include <vector>

#include "graph/index/index.h"
#include "graph/model/when.h"

namespace orgplan::graph {

/// Seats that report to each other in a circle, or one that reports to itself.
struct Cycle {
    std::vector<PositionId>
        path;  ///< each reports to the next, the last to the first; begins at the earliest in the text
    When when;
};

/// One Boost graph for all times: a vertex for each seat, an edge for each time for which a line holds. A stage or a
/// day is a filtered view of it, never a copy. It keeps a reference to the organisation, which must not change.
class OrgGraph {
  public:
    explicit OrgGraph(const Organisation& organisation);
    ~OrgGraph();
    OrgGraph(OrgGraph&&) noexcept;

    const Organisation& organisation() const;
    /// The index of a stage. The last ones used are kept: all stages of most organisations, two at least.
    std::shared_ptr<const Index> at(StageId stage) const;
    /// Each cycle of solid lines once, with the stages and times at which it exists; by its seats in the text.
    const std::vector<Cycle>& cycles() const;
    /// Whether all changes of lines were followed for that; where they are too many, only stages were looked at.
    bool followed() const;

    /// The lines of a stage or a day, by `from`, solid before dotted.
    std::vector<const Line*> lines_at(StageId stage) const;
    std::vector<const Line*> lines_at(Tick day) const;
    /// The solid line of a seat on a day; null where it has none.
    const Line* solid_line(PositionId from, Tick day) const;

    /// What may have changed from `from` to `to`, each once: seats themselves or the lines from them, units, and
    /// whether seats come to belong to units or leave them. Time linear in what happens between the two.
    struct Changes {
        std::vector<PositionId> seats;
        std::vector<UnitId> units;
        bool memberships = false;
    };
    Changes changes(Tick from, Tick to) const;
    /// Every day at which something of `changes` happens, in order.
    std::vector<Tick> days() const;

  private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace orgplan::graph
