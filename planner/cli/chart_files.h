#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/chart/scene/compose.h"
#include "planner/cli/console.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace orgplan::cli {

/// Where charts are written, and as what.
struct ChartFiles {
    std::string output;       ///< empty: named after `stem`; `-`: standard output
    std::string format;       ///< empty: by the ending of the output, else svg
    std::string page = "a4";  ///< what they are to fit
    std::string stem;         ///< what files are called after, where they are not named
    std::string choose;       ///< how to choose one of several pictures; empty: there is no way

    /// `--page`.
    CLI::Option* add_page(CLI::App& command);
    /// The format meant; nothing, with the reason on `err`, for one that cannot be written (exit 2).
    std::optional<std::string> format_meant(Console& console) const;
    /// The page meant; nothing, with the reason on `err`, for a text that is none (exit 2).
    std::optional<scene::Page> page_meant(Console& console) const;
    /// Draws the pictures into files and tells their names, and what fonts are missing; of several stages and pages
    /// each has its own, but in a format that holds pages. `every_stage`: all names tell their stage. The exit code.
    int write(std::vector<scene::ChartPage> pictures, const std::string& format, const Organisation& organisation,
              bool every_stage, const scene::TextMeasure& measure, Console& console) const;
};

/// The formats of charts, in a row.
std::string chart_formats_listed();

}  // namespace orgplan::cli
