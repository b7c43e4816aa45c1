#pragma once

#include <vector>

#include "graph/chart/cards.h"
#include "graph/chart/scene.h"
#include "graph/chart/text.h"
#include "graph/marks.h"

namespace orgplan {

/// What occurs on one picture, counted by seat.
struct Tally {
    std::vector<FamilyId> families;  ///< in the order of the legend
    std::size_t seats = 0;
    std::size_t fresh = 0;
    std::size_t promoted = 0;
    std::size_t moved = 0;
    std::size_t leaving = 0;
    std::size_t vacant = 0;
    bool dotted = false;
    bool signs = true;  ///< the marks stand on the cards
};

/// Of the cards of a forest at a stage; those of the first of them alone that are no repetition of another page.
Tally tally(const Organisation& organisation, const CardForest& forest, StageId stage);

/// The title line ("Acme  Series A · October 2027 · 17 seats, 7 new") with its baseline at `y`, in page points.
void add_title(const Organisation& organisation, StageId stage, const Tally& tally, const CardOptions& options,
               Rect area, TextMeasure& measure, Scene& scene);

/// The height that a legend of this tally takes in a page of that width.
double legend_height(const Organisation& organisation, const Tally& tally, double width, TextMeasure& measure);
/// The legend of what occurs, and nothing else, in `area` (page points).
void add_legend(const Organisation& organisation, const Tally& tally, Rect area, TextMeasure& measure, Scene& scene);

}  // namespace orgplan
