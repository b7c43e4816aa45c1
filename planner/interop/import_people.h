#pragma once

#include "planner/interop/import_spec.h"
#include "planner/interop/seat_drafts.h"

namespace orgplan::interop {

/// Names the holders of the seats. Where ids belong to people, one name with two ids means two people, unless both have
/// one e-mail address.
void name_holders(ImportedCompany& company, const SeatDrafts& drafts, bool ids_are_seats, ImportLog& log);

}  // namespace orgplan::interop
