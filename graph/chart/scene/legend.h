#pragma once

#include <array>
#include <string>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/scene/colouring.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/seat_line.h"
#include "graph/chart/scene/text.h"
#include "graph/chart/scene/unit_counts.h"

namespace orgplan::scene {

/// How many seats a chart is of, whatever of them is on which page.
struct Tally {
    std::size_t seats = 0;                     ///< that exist
    std::size_t drawn = 0;                     ///< of these, within the depth of the chart
    std::size_t everybody = 0;                 ///< that exist, whether the chart is of them or not
    std::array<std::size_t, kMarks> marked{};  ///< by `Mark`

    std::size_t count(Mark mark) const { return marked[static_cast<std::size_t>(mark)]; }
};

/// Of the cards of a whole forest, for the stage of that number in its options.
Tally tally(const Organisation& organisation, const cards::CardForest& whole, std::size_t number, StageId stage);

/// What occurs on one page.
struct Occurring {
    std::vector<Category> categories;     ///< in the order of the legend
    std::array<bool, kMarks> on_seats{};  ///< by `Mark`
    std::array<bool, kMarks> on_units{};
    bool above = false;  ///< managers of those who are wanted
    bool dotted = false;
    bool new_dotted = false;  ///< not there before
    bool scenario = false;    ///< what is different is so by a scenario
};

/// On the cards of a page at a stage; `counts` are those of units by stage, where these are on the cards.
Occurring occurring(const Organisation& organisation, const cards::CardForest& page, const Colouring& colouring,
                    const StageUnitCounts& counts, StageId stage);

/// The height that a legend of what occurs takes in a page of that width.
double legend_height(const Colouring& colouring, const Occurring& occurring, double width, TextMeasure& measure);
/// The legend of what occurs, and nothing else, in `area` (page points).
void add_legend(const Colouring& colouring, const Occurring& occurring, layout::Rect area, TextMeasure& measure,
                Scene& scene);

}  // namespace orgplan::scene
