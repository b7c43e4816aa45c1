#pragma once

#include <memory>
#include <span>
#include <vector>

#include "graph/chart/scene/compose.h"
#include "graph/chart/scene/dotted_lines.h"
#include "graph/chart/scene/face.h"
#include "graph/chart/scene/legend.h"

namespace orgplan::scene {

/// How a page is laid out.
struct SheetLook {
    bool tight = false;  ///< cards are closer to each other
    double legend = 0;   ///< the height of a legend that all pages of a chart have; 0: of what occurs on this page
};

/// The height of a footer, in points of a page of type 1.
constexpr double kFooterHeight = 16;

/// One page with its cards placed, the same for all stages that it is of.
struct Sheet {
    /// The legend has room for what occurs at any of these stages, whose titles are at most so high. Dotted lines that
    /// are too many for the page are written on its cards.
    Sheet(const Organisation& organisation, const cards::CardForest& cards, const StageUnitCounts& counts,
          const Colouring& colouring, const ChartOptions& options, std::span<const StageId> stages, double title,
          TextMeasure& measure, SheetLook look);

    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    bool readable() const { return scale * faces.smallest_text() >= kSmallestText; }

    cards::CardForest forest;
    Faces faces;
    layout::Layout layout;
    layout::Rect area;  // of the cards, in page points
    SheetLook look;
    double legend = 0;
    double scale = 1;
    std::vector<DottedLines> lines;  // by stage that it is of; routed once its cards are those to be drawn
};
using SheetPtr = std::unique_ptr<Sheet>;

/// The pages of one stage, or of all where they hold their places.
struct SheetSet {
    std::vector<StageId> stages;
    std::vector<SheetPtr> sheets;
};

/// Places the cards of a series on pages.
class Sheets {
  public:
    Sheets(const Organisation& organisation, const ChartOptions& options, TextMeasure& measure);

    /// In the order of the stages.
    std::vector<SheetSet> place();
    /// By stage of the options.
    const std::vector<Tally>& tallies() const { return tallies_; }
    const StageUnitCounts& counts() const { return counts_; }
    const Colouring& colouring() const { return colouring_; }

  private:
    void count(const cards::CardForest& whole);
    double title_of(std::span<const StageId> stages) const;
    SheetPtr sheet(const cards::CardForest& forest, std::span<const StageId> stages, SheetLook look = {});
    void route(SheetPtr& page, std::span<const StageId> stages, const layout::RouteOptions& routing);
    bool settle(SheetPtr& page, std::span<const StageId> stages);
    SheetSet pages_of(SheetPtr alone, cards::CardForest forest, std::vector<StageId> stages, bool held);
    std::vector<SheetPtr> split(const Sheet& whole, const cards::CardForest& forest, std::span<const StageId> stages);
    cards::CardForest merged(std::span<const StageId> stages, bool held);

    const Organisation& organisation_;
    ChartOptions options_;
    TextMeasure& measure_;
    Colouring colouring_;
    std::vector<Tally> tallies_;
    StageUnitCounts counts_;                           // of units' cards alone
    std::unique_ptr<const cards::CardForest> merged_;  // of all stages, with like rows as one; made when it is needed
};

}  // namespace orgplan::scene
