#pragma once

#include "graph/chart/scene/legend.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/sheet.h"
#include "graph/chart/scene/title.h"

namespace orgplan::scene {

/// What is on a page around its cards.
struct FrameTexts {
    TitleTexts title;
    std::string footer;       ///< empty: none
    std::string page_number;  ///< likewise
};

/// Adds title, legend, footer and page number to the scene of a sheet, which has its size and scale. They keep their
/// size on paper, whatever the scale of the cards.
void add_frame(const ChartOptions& options, const Colouring& colouring, const Sheet& sheet, const Occurring& occurring,
               const FrameTexts& texts, TextMeasure& measure, Scene& scene);

/// Gives the lines beside the cards colours that can be seen on the background of the scene.
void suit_ground(Scene& scene);

/// Gives a page of figures or curves, which has no cards, the background, the fonts and the ink of a chart, its lines
/// and texts colours that can be seen on it, and the footer.
void dress(const ChartOptions& options, const std::string& footer, TextMeasure& measure, Scene& scene);

}  // namespace orgplan::scene
