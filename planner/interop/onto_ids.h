#pragma once

#include "graph/model/organisation.h"
#include "planner/interop/import_log.h"
#include "planner/interop/import_run.h"

namespace orgplan::interop {

/// Gives seats of an export the ids that a spec has for them, where they are only written otherwise: `2` for `02`.
void take_ids_of(const Organisation& org, ImportedExport& made, ImportLog& log);

}  // namespace orgplan::interop
