#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/ids.h"
#include "graph/model/money.h"
#include "graph/model/place.h"
#include "graph/model/text_pool.h"
#include "graph/model/time.h"

// What growth a spec needs, and what may be done about it: needs of stages, who is ready for which role, and the
// bounds of a plan that is proposed.

namespace orgplan {

enum class Employment : std::uint8_t;

/// Seats that match all that is given: one value of each list. A list that names only what does not exist, which was
/// reported, matches nothing.
struct SeatSelector {
    std::optional<std::vector<RoleId>> roles;
    std::optional<std::vector<FamilyId>> families;
    std::optional<std::vector<Text>> tags;
    std::optional<std::vector<UnitId>> within;  ///< with all below
    std::optional<std::vector<Text>> locations;
    std::optional<std::vector<Employment>> employments;
};

/// A number of filled seats.
struct SeatNeed {
    SeatSelector seats;
    std::uint32_t at_least = 0;
    Place place;  ///< of the number
};

/// A unit is complete, within its `size`.
struct UnitNeed {
    UnitId unit = kNone<UnitId>;
    Place place;
};

/// Productive full-time equivalents for one kind of work.
struct CapacityNeed {
    UnitId within = kNone<UnitId>;  ///< with all below; none: the company
    Text work;
    double at_least = 0;
    Place place;  ///< of the number
};

/// What must be so at a stage, and from then on.
struct Needs {
    std::vector<UnitNeed> units;
    std::vector<SeatNeed> seats;
    std::vector<CapacityNeed> capacity;
    std::optional<std::uint32_t> heads;  ///< at least so many
    Place heads_place;
    Place place;

    bool any() const { return !units.empty() || !seats.empty() || !capacity.empty() || heads; }
};

/// How bad it is to meet the needs of a stage late.
struct Due {
    bool hard = false;  ///< it must not happen
    double weight = 1;  ///< else what a month of it counts
    Place place;        ///< not known: the spec does not say
};

/// The holder of a seat is ready for another role from a time on.
struct Readiness {
    PositionId seat = kNone<PositionId>;
    RoleId role = kNone<RoleId>;
    Tick from;
    std::uint32_t cost = 0;  ///< then, in `Costs::seats`; the first: as before where the seat has its own, else by band
    Place place;
};

/// Somebody moves into a unit when it opens, which is not decided yet.
struct PlannedTake {
    PositionId seat = kNone<PositionId>;
    UnitId unit = kNone<UnitId>;
};

/// Who a plan may hire.
struct HireProfile {
    RoleId role = kNone<RoleId>;
    Text level;  ///< empty: without one
    Text location;
    Employment employment{};
    double fte = 1;
    Place place;
};

/// What one full-time person of a role does of a kind of work, once productive.
struct WorkRate {
    Text work;
    RoleId role = kNone<RoleId>;
    Text level;  ///< empty: of any level that has no rate of its own
    double does = 1;
    Place place;
};

/// How productive newcomers are in their first, second ... month; fully from then on.
struct Ramp {
    RoleId role = kNone<RoleId>;
    FamilyId family = kNone<FamilyId>;  ///< neither: all others
    std::vector<double> months;
    Place place;
};

/// Whether people may move between units.
struct MovesAllowed {
    int stay = 0;  ///< months that somebody stays after a start or a move; less than 0: nobody moves
    Place place;
};

/// Who manages units that are planned.
struct PlannedManagers {
    RoleId role = kNone<RoleId>;
    std::optional<std::uint32_t> span;  ///< the most seats of the units that one of them manages
    Place place;
    Place span_place;
};

/// `plan:` of a spec. What it does not say is absent.
struct PlanTerms {
    bool given = false;
    Place place;
    std::optional<Tick> until;
    std::optional<std::vector<HireProfile>> hire;
    std::vector<WorkRate> work;
    std::vector<Ramp> ramps;
    std::optional<int> lead_first;  ///< months for which a lead is there before the unit is complete
    Place lead_first_place;
    std::optional<MovesAllowed> moves;
    std::optional<PlannedManagers> managers;
};

}  // namespace orgplan
