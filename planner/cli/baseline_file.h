#pragma once

#include <optional>
#include <string>

#include "planner/cli/checker.h"
#include "planner/report/check_report.h"

namespace orgplan::cli {

/// The baseline at a path. Nothing, and a refusal, where it cannot be read or is none.
std::optional<report::Baseline> read_baseline_at(const std::string& path, const language::FileTree& files,
                                                 Console& console);

/// Takes what a baseline holds out of the findings of a check. Which of its entries are resolved is only known where
/// all was checked.
report::KnownFindings known_of(const report::Baseline& baseline, Checking& checking, const CheckInput& check);

}  // namespace orgplan::cli
