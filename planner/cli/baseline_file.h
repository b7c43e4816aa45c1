#pragma once

#include <optional>
#include <string>

#include "planner/cli/console.h"
#include "planner/language/file_tree.h"
#include "planner/report/baseline.h"

namespace orgplan::cli {

/// The baseline at a path. Nothing, and a refusal, where it cannot be read or is none.
std::optional<report::Baseline> read_baseline_at(const std::string& path, const language::FileTree& files,
                                                 Console& console);

}  // namespace orgplan::cli
