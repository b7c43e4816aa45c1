#pragma once

#include <string>
#include <vector>

#include "graph/chart/scene/compose.h"
#include "graph/chart/scene/legend.h"
#include "graph/chart/scene/placeholders.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/text.h"

namespace orgplan::scene {

/// What the title of a page says.
struct TitleTexts {
    std::string heading;  ///< bold: the name of the company, or what the user calls the chart
    std::string subject;  ///< "Series A · October 2027 · 17 seats, 7 new", or which two states are compared
    std::string summary;  ///< of two states: what is different
    bool own = false;     ///< the user gave the heading, which has lines of its own
};

/// Of a page of a stage.
TitleTexts title_texts(const Organisation& organisation, StageId stage, const Tally& tally, const ChartOptions& options,
                       std::uint32_t page, std::uint32_t pages);

/// "17 seats, 7 new".
std::string counts_text(const Tally& tally, const cards::CardOptions& options);

/// The name of a stage, else its id.
std::string stage_name(const Organisation& organisation, StageId stage);

/// What replaces the placeholders of a page of a stage.
PlaceholderTexts placeholder_texts(const Organisation& organisation, StageId stage, Tick today, std::uint32_t page,
                                   std::uint32_t pages);

/// What a footer says; empty: there is none.
std::string footer_text(const Organisation& organisation, StageId stage, const ChartOptions& options,
                        std::uint32_t page, std::uint32_t pages);

/// The height of a title where it is so wide.
double title_height(const TitleTexts& texts, double width, TextMeasure& measure);

/// The title in `area` (points of a page of type 1), and as the title of the document.
void add_title(const TitleTexts& texts, layout::Rect area, TextMeasure& measure, Scene& scene);

}  // namespace orgplan::scene
