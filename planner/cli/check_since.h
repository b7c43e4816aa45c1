#pragma once

#include <optional>
#include <string>

#include "planner/cli/check_options.h"
#include "planner/report/check_report.h"

// `check --since`: only what is new since a revision of git counts.

namespace orgplan::cli {

/// Leaves in `later`, which `checker` made, only the findings that are new or worse since the revision of the options,
/// by the configuration and the baseline of that time. Nothing, and a refusal, where there is no such revision.
std::optional<report::SinceRevision> keep_new(const CheckOptions& options, Checker& checker, Checking& later,
                                              Console& console);

/// "since main: 3 findings are new or worse, 12 were there before", as a line.
std::string since_text(const report::SinceRevision& since, std::size_t fresh, const std::string& path);

}  // namespace orgplan::cli
