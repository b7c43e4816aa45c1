#include <set>

#include "graph/chart/render/graphviz.h"
#include "tests/chart/drawing.h"
#include "tests/generate/organisation_text.h"

namespace orgplan {
using namespace cards;
using namespace language;
using namespace layout;
using namespace render;
using namespace scene;
using namespace text;
namespace {

// Every seat of a stage stands on exactly one card, be it alone, in a row or in a merged row.
TEST(Pipeline, TenThousandSeatsAreAllDrawn) {
    GeneratorOptions size;
    size.seats = 10'000;
    size.stages = 2;
    size.presence = true;
    const auto spec = spec_of(organisation_text(size));
    const Organisation& organisation = spec->organisation;
    for (const StageId stage : all_stages(organisation)) {
        CardOptions cards;
        cards.stages = all_stages(organisation);
        std::size_t standing = 0;
        for (const Position& seat : organisation.positions) standing += seat.stages.has(stage);
        std::multiset<PositionId> drawn;
        for (const Card& card : build_cards(organisation, cards).cards) {
            for (const Row& row : card.rows) {
                for (const SeatSlot& slot : row) {
                    if (slot.stages.has(stage)) drawn.insert(slot.seat);
                }
            }
        }
        EXPECT_EQ(drawn.size(), standing);
        EXPECT_EQ(std::set<PositionId>(drawn.begin(), drawn.end()).size(), standing);
    }

    ChartOptions options = options_for(organisation, "a3");
    options.cards.stages = {id_at<StageId>(1)};
    TextMeasure measure;
    std::vector<Scene> scenes;
    for (ChartPage& picture : compose(organisation, options, measure)) scenes.push_back(std::move(picture.scene));
    EXPECT_GT(scenes.size(), 10U);
    const Rendered pdf = render::render(scenes, "pdf");
    EXPECT_EQ(pdf.error, "");
    EXPECT_TRUE(pdf.bytes.starts_with("%PDF"));
}

}  // namespace
}  // namespace orgplan
