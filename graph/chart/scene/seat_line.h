#pragma once

#include <string>

#include "graph/chart/cards/cards.h"
#include "graph/chart/cards/differences.h"
#include "graph/chart/scene/mark.h"
#include "graph/chart/scene/palette.h"

namespace orgplan::scene {

/// What is shown of one seat, or of like ones together.
struct SeatLine {
    std::string name;  ///< empty: nobody is named
    std::string title;
    std::string details = {};  ///< what else is to be said of one seat
    std::string where;         ///< of a ghost: the new place of the seat, or empty
    std::string words;         ///< what is different, in words
    MarkSet marks;
    PositionId first = kNone<PositionId>;  ///< of them
    std::size_t seats = 0;                 ///< 0: none of them exists
    bool pale = false;                     ///< it is only there as a manager above others

    const char* name_colour() const;
    /// The colour behind it; null: none.
    const char* tint() const;
    const char* title_colour() const { return pale || marks.ghost() ? palette::kFaint : palette::kSoft; }
};

SeatLine seat_line(const Organisation& organisation, const cards::CardForest& forest, const cards::Row& row,
                   StageId stage);

/// "also Product Manager", or empty.
std::string also_text(const Organisation& organisation, PositionId seat, StageId stage);
/// The title of a seat and how it is employed.
std::string title_text(const Organisation& organisation, PositionId seat, StageId stage);

}  // namespace orgplan::scene
