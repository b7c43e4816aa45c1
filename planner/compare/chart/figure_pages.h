#pragma once

#include <string>
#include <vector>

#include "planner/compare/chart/growth.h"

namespace orgplan::compare {

/// Figures of one spec by stage, as texts.
struct FigureTable {
    struct Column {
        std::string name;  ///< of the stage
        std::string note;  ///< below it: its month; may be empty
    };
    struct Row {
        std::string name;
        std::vector<std::string> cells;  ///< by column; none: the row is the heading of those that follow
        std::string colour = {};         ///< of a swatch before the name; empty: none
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// The table, with growth above it where there is some and room for it, on as many pages as it takes: columns that do
/// not fit beside each other, and rows that do not fit below each other, go to further pages.
std::vector<scene::Scene> draw_figures(const FigureTable& table, const Growth& growth, const std::string& title,
                                       const scene::Page& page, scene::TextMeasure& measure);

}  // namespace orgplan::compare
