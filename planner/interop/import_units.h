#pragma once

#include "planner/interop/import_ids.h"
#include "planner/interop/import_spec.h"
#include "planner/interop/seat_drafts.h"

namespace orgplan::interop {

/// Takes empty names out of the paths of units. Of columns that the header chose, `any_order`, the one that the other
/// decides is the outer one: a `group` may hold departments, or departments groups.
void settle_units(std::vector<ExportRow>& rows, bool any_order);

/// Makes units of what the rows say, nested where they name several, and puts the seats into them. The manager of a
/// unit is the one seat in it, or in a unit inside, that reports outside it, if anybody there reports to that seat.
/// Where `says_heads`, the rows say who heads what.
void gather_units(ImportedCompany& company, SeatDrafts& drafts, ImportIds& ids, bool says_heads);

}  // namespace orgplan::interop
