#pragma once

#include "planner/interop/import_spec.h"
#include "planner/interop/seat_drafts.h"

namespace orgplan::interop {

/// Gives the seats what their rows say beside ids, lines, titles and units, once their holders are named. Of people who
/// share a seat, what a seat has once and they say otherwise is reported.
void take_values(ImportedCompany& company, const SeatDrafts& drafts, ImportLog& log);

}  // namespace orgplan::interop
