#pragma once

#include "planner/rules/evaluate/seat_costs.h"

namespace orgplan::api {

/// What seats cost in a full-time month, for rules. Nothing is priced before a rule needs it. Valid as long as the
/// organisation.
rules::SeatCosts seat_costs(const Organisation& organisation);

}  // namespace orgplan::api
