#pragma once

#include <string>
#include <vector>

#include "planner/api/charts.h"
#include "planner/cli/option.h"
#include "planner/cli/targets.h"

namespace orgplan::cli {

/// Where charts are written, and as what.
struct ChartFiles {
    std::string output;  ///< empty: named after a stem; `-`: standard output
    std::string format;  ///< empty: by the extension of the output, else svg
    api::ChartLook look = {};
    bool force = false;  ///< replace files of another kind
};

/// `--output`.
Option output_option(ChartFiles& files, std::string help);
/// `--force`.
Option force_option(bool& force);
/// `--page`.
Option page_option(ChartFiles& files);

/// `--width` and `--dpi`.
void add_dots(ChartFiles& files, Options& options);

/// What else says how charts look: `--title` and others, and these two.
void add_look(ChartFiles& files, Options& options);

/// `--include`, of pages.
Option include_option(std::vector<std::string>& words);

/// Whether a page is to be written: by the format, or the extension of the file.
bool wants_page(const ChartFiles& files);

/// The format to write, by its name or the extension of the file.
std::string chosen_format(const ChartFiles& files);

/// What the files of a drawing are called.
struct ChartNames {
    std::string stem = {};    ///< before the extension, where no file is named
    bool stages = false;      ///< each name says its stage
    const char* choose = "";  ///< how to choose one of several charts; empty: there is no way
};

/// Writes a drawing, lists the names of its files, and reports fonts that are missing; of several stages and pages each
/// has its own, but in a format that holds pages. Nothing is written over what was read. The exit code.
int write_charts(const ChartFiles& files, const ChartNames& names, const api::Drawing& drawing, const Inputs& inputs,
                 Console& console);

}  // namespace orgplan::cli
