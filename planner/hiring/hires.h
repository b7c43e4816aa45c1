#pragma once

#include <span>
#include <vector>

#include "graph/index/movements.h"
#include "graph/model/months.h"
#include "planner/hiring/norms.h"

namespace orgplan::hiring {

/// A start from outside that is still to come, of an employee or an intern.
struct Hire {
    PositionId seat = kNone<PositionId>;
    graph::MovementKind kind = graph::MovementKind::start;
    std::uint32_t state = 0;      ///< of the seat: with which it begins
    std::uint32_t state_end = 0;  ///< and before which somebody else sits there, or nobody
    Tick at;
    Tick after;  ///< it is in (after, at]: any day up to a stage, else that day itself
    /// The months in which it may be.
    Month first;
    Month last;
    StageId by = kNone<StageId>;  ///< that stage, or none: it does not move
    bool secured = false;         ///< the new holder is named, or has an offer
    RoleId role = kNone<RoleId>;
    FamilyId family = kNone<FamilyId>;
    UnitId home = kNone<UnitId>;
    Place place;  ///< in the text
};

/// A plan, laid out to be checked; refers to the organisation and the norms.
struct HiringPlan {
    HiringPlan(const Organisation& organisation, const HiringNorms& norms);

    /// The most months that are checked, from that of the first hire.
    static constexpr int kMostMonths = 600;

    const Organisation& org;
    const HiringNorms& norms;
    bool dated = false;  ///< else there is no today, and nothing is to come
    std::vector<graph::Movement> movements;
    std::vector<Hire> hires;     ///< by time, then seat; those beyond `kMostMonths` are left out
    Month first;                 ///< of the hires
    Month end;                   ///< after the last of them; `first` where there are none
    std::optional<Hire> beyond;  ///< the first that was left out
};

}  // namespace orgplan::hiring
