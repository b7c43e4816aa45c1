#pragma once

#include <span>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/layout/series.h"
#include "graph/chart/page/page.h"
#include "graph/chart/page/people.h"
#include "graph/chart/scene/card_fields.h"
#include "graph/chart/scene/colouring.h"
#include "graph/chart/scene/page.h"
#include "graph/chart/scene/text.h"

namespace orgplan::page {

/// How the cards of a page look.
struct ChartLook {
    const scene::Colouring& colouring;
    const scene::CardFields& fields;
    layout::Places places = layout::Places::by_cost;
    scene::Page paper;  ///< on which it is decided by what it costs whether stages hold their places
};

/// The cards of all stages of a forest, which has a card for each seat or team and none for a unit. Looks that are the
/// same at several stages are there once.
struct Chart {
    std::vector<Face> faces;
    std::vector<ColourPair> colours;
    std::vector<std::vector<Card>> cards;  ///< by stage
    std::vector<std::vector<Link>> links;
    bool hold = true;  ///< whether seats keep their places from stage to stage
};
Chart chart_of(const Organisation& organisation, const cards::CardForest& forest, std::span<const StageId> stages,
               const Numbers& numbers, const ChartLook& look, scene::TextMeasure& measure);

}  // namespace orgplan::page
