#pragma once

#include <vector>

#include "planner/interop/export_rows.h"
#include "planner/interop/import_log.h"

namespace orgplan::interop {

/// Takes units and levels out of the brackets at the end of titles, where no column says them: `Recruiter (Platform)`,
/// `Engineer [L4]`. A unit is what is behind titles that differ; `(Java)` behind one title is part of it.
void read_title_brackets(std::vector<ExportRow>& rows, bool units, bool levels, ImportLog& log);

}  // namespace orgplan::interop
