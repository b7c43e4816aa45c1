#pragma once

#include <cstddef>
#include <string>

#include "planner/cli/check_run.h"

// `check --since`: only what is new since a revision of git counts.

namespace orgplan::cli {

/// Leaves in a run only the findings that are new or worse since the revision of the options, each side by its own
/// configuration and baseline and both on one day, and lists what the change silences. A spec that the configuration of
/// then names and that of now does not is added to the run, with what that silences. Refuses, and returns false, where
/// there is no such revision.
bool keep_new(const CheckOptions& options, CheckRun& run, Console& console);

/// "since main: 3 findings are new or worse, 12 were there before", as lines.
std::string since_text(const report::SinceRevision& since, std::size_t fresh, const std::string& path);

}  // namespace orgplan::cli
