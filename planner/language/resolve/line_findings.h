#pragma once

#include <utility>
#include <vector>

#include "planner/language/resolve/assembly.h"

namespace orgplan::language {

/// What is wrong with the lines of one seat.
struct LineFaults {
    struct Gone {
        PositionId to = kNone<PositionId>;
        Place place;
    };
    StageSet gone;   ///< the seat it reports to does not exist
    Gone gone_to;    ///< at the last of these stages
    StageSet clash;  ///< two units claim it
    std::pair<UnitId, UnitId> claimed_by{};
    std::vector<PositionId> never_met;  ///< seats of its dotted lines that never exist at the same stage as it
};

void report_lines(Assembly&, PositionId seat, const LineFaults& faults);

/// Seats that report to nobody, though nothing says that they are heads.
struct LooseSeat {
    PositionId seat;
    StageSet stages;
};

/// A seat whose dotted line leads to itself or to its own manager whenever it leads anywhere.
struct IdleDot {
    PositionId seat;
    PositionId to;
};

/// One finding for each place that says so, unless it says more to other seats of its line.
void report_idle_dots(Assembly&, const std::vector<IdleDot>& idle);

/// One finding for each set of seats without a manager, with the stages in which they are several; the only one at a
/// stage is its head.
void report_roots(Assembly&, const std::vector<LooseSeat>& loose);

}  // namespace orgplan::language
