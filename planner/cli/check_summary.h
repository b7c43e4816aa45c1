#pragma once

#include <string>

#include "planner/cli/check_run.h"

namespace orgplan::cli {

/// What was found in each spec of a run, how many, in what and since when, as the last lines of a report. `names`: with
/// the names of files.
std::string summary_of(const CheckRun& run, bool names);

}  // namespace orgplan::cli
