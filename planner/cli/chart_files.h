#pragma once

#include <string>

#include "planner/api/charts.h"
#include "planner/cli/option.h"

namespace orgplan::cli {

/// Where charts are written, and as what.
struct ChartFiles {
    std::string output;       ///< empty: named after a stem; `-`: standard output
    std::string format;       ///< empty: by the ending of the output, else svg
    std::string page = "a4";  ///< what they are to fit
};

/// `--output`.
Option output_option(ChartFiles& files, std::string help);
/// `--page`.
Option page_option(ChartFiles& files);

/// The format that is asked for, by its name or an ending of files.
std::string format_asked(const ChartFiles& files);

/// What the files of a drawing are called.
struct ChartNames {
    std::string stem = {};    ///< before the ending, where no file is named
    bool stages = false;      ///< each name tells its stage
    const char* choose = "";  ///< how to choose one of several pictures; empty: there is no way
};

/// Writes a drawing and tells the names of its files, and what fonts are missing; of several stages and pages each has
/// its own, but in a format that holds pages. The exit code.
int write_charts(const ChartFiles& files, const ChartNames& names, const api::Drawing& drawing, Console& console);

}  // namespace orgplan::cli
