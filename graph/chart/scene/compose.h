#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/layout/layout.h"
#include "graph/chart/layout/series.h"
#include "graph/chart/scene/card_fields.h"
#include "graph/chart/scene/colouring.h"
#include "graph/chart/scene/page.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/text.h"
#include "graph/chart/scene/theme.h"

namespace orgplan::scene {

/// Places boxes; `page_shaped` or another one.
using Arrange = std::function<layout::Layout(std::span<const layout::Box>, const layout::LayoutOptions&)>;

struct ChartOptions {
    cards::CardOptions cards;
    Page page;
    layout::Places places = layout::Places::by_cost;
    Arrange arrange = layout::page_shaped;
    std::size_t pages_before = 0;             ///< of the same document, which links count
    std::vector<std::string> subjects;        ///< by stage of the organisation: which two states its chart compares
    std::vector<std::string> summaries = {};  ///< likewise: what is different, counted
    std::optional<std::string> title = {};    ///< in place of the company's name, with placeholders
    std::string footer = {};                  ///< with placeholders; empty: none
    std::string background = {};              ///< `#rrggbb`; `none`: nothing is painted; empty: white
    Tick today = {};                          ///< for placeholders
    ColourBy colour_by = ColourBy::family;
    bool letters = false;  ///< each colour has a letter too, for those who print in grey
    Theme theme;
    CardFields fields = kUsualFields;
};

/// One page of one stage.
struct ChartPage {
    StageId stage = kNone<StageId>;
    std::uint32_t page = 1;  ///< from 1
    std::uint32_t pages = 1;
    Scene scene;
};

/// The smallest text on paper, in points.
constexpr double kSmallestText = 5;

/// The charts of a series, stage by stage, each page by page. All stages have the same places, or each is laid out by
/// itself, as `places` says. No text is smaller than `kSmallestText` on the page as
/// long as one card fits: like rows are merged first, then the chart is split over pages.
std::vector<ChartPage> compose(const Organisation& organisation, const ChartOptions& options, TextMeasure& measure);

}  // namespace orgplan::scene
