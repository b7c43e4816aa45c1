#pragma once

#include <cstddef>
#include <vector>

#include "graph/chart/scene/compose.h"

namespace orgplan::scene {

/// How a poster is cut into sheets of paper, in points.
struct TileGrid {
    double width = 0;  ///< of a sheet, turned so that there are fewest
    double height = 0;
    std::size_t columns = 1;
    std::size_t rows = 1;
};

/// Each sheet shows what lies in it but for a border of `kTileBorder`, and `kTileOverlap` of its neighbours.
constexpr double kTileBorder = 24;
constexpr double kTileOverlap = 28;

TileGrid tile_grid(const Page& poster, const Page& sheet);

/// The pages cut into sheets, row by row, with marks in the border where to cut and where the next sheet begins; what a
/// stage has of pages is then counted in sheets, and no card refers to a page as a link.
std::vector<ChartPage> tiled(std::vector<ChartPage> pages, const Page& sheet, TextMeasure& measure);

}  // namespace orgplan::scene
