#pragma once

#include <string>

#include "planner/cli/chart_files.h"
#include "planner/diff/diff.h"

namespace orgplan::cli {

/// Draws both states of each pair of stages that is compared in one picture. `subject` names the two; where they are
/// compared `stage_by_stage`, the title tells the stage too. The exit code.
int draw_diff(const Organisation& before, const Organisation& after, const std::vector<diff::StagePair>& stages,
              const std::string& subject, bool stage_by_stage, const ChartFiles& files, Console& console);

}  // namespace orgplan::cli
