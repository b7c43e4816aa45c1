#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/chart/cards/cards.h"
#include "graph/chart/layout/layout.h"
#include "graph/chart/scene/face.h"
#include "graph/chart/scene/scene.h"

namespace orgplan::scene {

/// The dotted lines of one page at one stage.
struct DottedLines {
    StageId stage = kNone<StageId>;
    /// By line, the links of the page's forest that it is of: several where like rows became one.
    std::vector<std::vector<std::uint32_t>> links;
    std::vector<layout::DottedLink> ends;     ///< by line
    std::vector<layout::DottedRoute> routes;  ///< likewise
};

/// By stage. Where the lines of a stage are those of the one before, they run as they did there.
std::vector<DottedLines> dotted_lines(const cards::CardForest& page, const Faces& faces, const layout::Layout& layout,
                                      std::span<const StageId> stages, const layout::RouteOptions& options);

/// Makes links for which there is no line notes on their cards, or all links of their stage; whether there were any.
bool write_lost_links(std::span<const DottedLines> lines, bool all, cards::CardForest& page);

/// Draws the lines of a stage, each piece once, with a mark where one begins and where they end. `ids` are those of the
/// cards in the scene, `origin` is where the layout is.
void add_dotted_lines(const Organisation& organisation, const cards::CardForest& page, const DottedLines& lines,
                      layout::Point origin, std::span<const std::string> ids, TextMeasure& measure, Scene& scene);

}  // namespace orgplan::scene
