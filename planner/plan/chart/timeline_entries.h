#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/plan/plan.h"

namespace orgplan::plan {

/// One place of the timeline: a hire, or several like ones, or a change.
struct TimelineEntry {
    ActionKind kind = ActionKind::start;  ///< of a seat
    Tick at;                              ///< the first day of it
    std::optional<Tick> open_by;          ///< of a hire that needs a requisition
    bool overdue = false;
    FamilyId family = kNone<FamilyId>;
    std::vector<PositionId> seats;
    std::string label;    ///< in one line
    std::string tooltip;  ///< all that is known of it
};

/// The entries of a unit, by time.
struct Lane {
    UnitId unit = kNone<UnitId>;  ///< none: outside all units
    std::size_t nesting = 0;
    std::string name;
    std::vector<TimelineEntry> entries;
};

/// What happens to seats after the first stage until the last one: a lane for each unit in which, or below which,
/// something happens, in the order of `Plan::units`. Like hires of a unit on one day are one entry.
std::vector<Lane> lanes_of(const Plan& plan, const Organisation& organisation);

}  // namespace orgplan::plan
