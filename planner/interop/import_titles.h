#pragma once

#include <string_view>

#include "planner/interop/export_rows.h"
#include "planner/interop/import_spec.h"
#include "planner/interop/seat_drafts.h"

namespace orgplan::interop {

/// The title of a seat without one: a position has a role or a title.
inline constexpr std::string_view kUntitled = "Untitled";

/// Gives the seats their titles and the roles that these say; reports those that say several, or none. A number of a
/// requisition in brackets is taken out of a title, where no column holds these. What each title was read as goes into
/// the result, where the options want it explained, and so do those without a role.
void find_roles(ImportedCompany& company, const SeatDrafts& drafts, const ExportRows& about, const CsvOptions& options,
                ImportResult& result, ImportLog& log);

}  // namespace orgplan::interop
