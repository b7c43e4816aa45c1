#pragma once

#include <string>
#include <vector>

#include "planner/api/propose.h"
#include "planner/cli/chart_files.h"

// What `plan propose` writes: the report, and the plan as a spec or as a chart.

namespace orgplan::cli {

struct ProposeFiles {
    ChartFiles charts;   ///< their output may be a spec as well
    std::string report;  ///< empty: standard output
    std::string format;  ///< of the report; empty: by its extension

    /// Whether the output is a chart by its name.
    bool draws() const;
};

bool is_named_like_a_spec(const std::string& path);
std::vector<std::string> propose_formats();

/// Writes all of it. The exit code.
int write_proposed(const ProposeFiles& files, const std::string& path, const language::Spec& spec,
                   const api::Proposed& made, Console& console);

}  // namespace orgplan::cli
