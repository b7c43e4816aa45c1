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
    StageSet gone;   ///< whom it reports to does not stand
    Gone gone_to;    ///< at the last of these stages
    StageSet clash;  ///< two units claim it
    std::pair<UnitId, UnitId> claimed_by{};
    std::vector<PositionId> never_met;  ///< those of its dotted lines who never stand with it at one stage
};

void report_lines(Assembly&, PositionId seat, const LineFaults& faults);

/// Seats that report to nobody, though nothing says that they are heads.
struct LooseSeat {
    PositionId seat;
    StageSet stages;
};

/// One finding for each set of seats without a manager, with the stages in which they are several; the only one at a
/// stage is its head.
void report_roots(Assembly&, const std::vector<LooseSeat>& loose);

}  // namespace orgplan::language
