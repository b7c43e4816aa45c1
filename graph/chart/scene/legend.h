#pragma once

#include <array>
#include <string>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/seat_line.h"
#include "graph/chart/scene/text.h"

namespace orgplan::scene {

/// What occurs on one chart, counted by seat.
struct Tally {
    std::vector<FamilyId> families;            ///< in the order of the legend
    std::size_t seats = 0;                     ///< that exist
    std::array<std::size_t, kMarks> marked{};  ///< by `Mark`
    std::array<bool, kMarks> on_units{};       ///< marks that units have
    bool dotted = false;
    bool signs = true;  ///< the marks are on the cards

    std::size_t count(Mark mark) const { return marked[static_cast<std::size_t>(mark)]; }
    /// Adds what is counted of another page of the same chart.
    void add(const Tally& page);
};

/// Of the cards of a forest at a stage; without cards that only repeat one of another page.
Tally tally(const Organisation& organisation, const cards::CardForest& forest, StageId stage);

/// The height of a title.
double title_height(const cards::CardOptions& options);

/// The title line ("Acme  Series A · October 2027 · 17 seats, 7 new") with its baseline at `y`, in page points; of a
/// chart of two states `subject` says which they are, and a second line what is different.
void add_title(const Organisation& organisation, StageId stage, const Tally& tally, const cards::CardOptions& options,
               const std::string& subject, layout::Rect area, TextMeasure& measure, Scene& scene);

/// The height that a legend of this tally takes in a page of that width.
double legend_height(const Organisation& organisation, const Tally& tally, double width, TextMeasure& measure);
/// The legend of what occurs, and nothing else, in `area` (page points).
void add_legend(const Organisation& organisation, const Tally& tally, layout::Rect area, TextMeasure& measure,
                Scene& scene);

}  // namespace orgplan::scene
