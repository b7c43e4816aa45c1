#include "graph/chart/scene/tile.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "tests/chart/drawing.h"

namespace orgplan {
using namespace scene;
namespace {

TEST(TileGrid, TurnsTheSheetThatNeedsFewest) {
    const TileGrid grid = tile_grid(*parse_page("a1"), *parse_paper("a4"));
    EXPECT_EQ(grid.columns * grid.rows, 15U);
    const TileGrid turned = tile_grid(*parse_page("a3-portrait"), *parse_paper("a4"));
    EXPECT_LE(turned.columns * turned.rows, 6U);
}

class Tiles : public ::testing::Test {
  protected:
    Tiles() : spec_(spec_of(kGrowing)) {
        whole_ = compose(spec_->organisation, options_for(spec_->organisation, "a2"), measure_);
        sheets_ = tiled(whole_, *parse_paper("a4"), measure_);
        grid_ = tile_grid(*parse_page("a2"), *parse_paper("a4"));
    }

    std::unique_ptr<Spec> spec_;
    TextMeasure measure_;
    std::vector<ChartPage> whole_;
    std::vector<ChartPage> sheets_;
    TileGrid grid_;
};

TEST_F(Tiles, AreNumberedByStage) {
    const std::size_t each = grid_.columns * grid_.rows;
    ASSERT_EQ(sheets_.size(), whole_.size() * each);
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
        EXPECT_EQ(sheets_[i].stage, whole_[i / each].stage);
        EXPECT_EQ(sheets_[i].page, i % each + 1);
        EXPECT_EQ(sheets_[i].pages, each);
        EXPECT_EQ(sheets_[i].scene.width, grid_.width);
    }
}

// Laid over each other by the overlap, the sheets show every point of the poster, and each thing at one place.
TEST_F(Tiles, TogetherAreThePoster) {
    const Scene& poster = whole_.back().scene;
    const std::size_t each = grid_.columns * grid_.rows;
    const double window_x = grid_.width - 2 * kTileBorder, window_y = grid_.height - 2 * kTileBorder;
    EXPECT_GE(kTileOverlap + double(grid_.columns) * (window_x - kTileOverlap), poster.width);
    EXPECT_GE(kTileOverlap + double(grid_.rows) * (window_y - kTileOverlap), poster.height);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < each; ++i) {
        const Scene& sheet = sheets_[sheets_.size() - each + i].scene;
        EXPECT_EQ(sheet.scale, poster.scale);
        const double right = kTileBorder - double(i % grid_.columns) * (window_x - kTileOverlap);
        const double down = kTileBorder - double(i / grid_.columns) * (window_y - kTileOverlap);
        for (const SceneCard& card : sheet.cards) {
            const SceneCard* const there = card_of(poster, card.id);
            ASSERT_NE(there, nullptr);
            EXPECT_NEAR(card.rect.x * sheet.scale, there->rect.x * poster.scale + right, 1e-6);
            EXPECT_NEAR(card.rect.y * sheet.scale, there->rect.y * poster.scale + down, 1e-6);
            EXPECT_EQ(card.link, "");
            seen.insert(card.id);
        }
        // Cards that reach into the border are covered there.
        EXPECT_GE(sheet.covers.size(), 4U + 8U);
        ASSERT_EQ(sheet.notes.size(), 1U);
        EXPECT_EQ(sheet.notes[0].text, "sheet " + std::to_string(i + 1) + " of " + std::to_string(each) +
                                           " \u00B7 row " + std::to_string(i / grid_.columns + 1) + ", column " +
                                           std::to_string(i % grid_.columns + 1));
    }
    EXPECT_EQ(seen.size(), poster.cards.size());
}

TEST_F(Tiles, HaveTheLinesThatCrossThem) {
    const Scene& poster = whole_.back().scene;
    const std::size_t each = grid_.columns * grid_.rows;
    std::set<std::string> titles;
    for (std::size_t i = 0; i < each; ++i) {
        for (const SceneLine& line : sheets_[sheets_.size() - each + i].scene.lines) {
            titles.insert(line.title);
            EXPECT_EQ(line.from + line.to, "");
        }
    }
    for (const SceneLine& line : poster.lines) EXPECT_TRUE(titles.contains(line.title)) << line.title;
}

}  // namespace
}  // namespace orgplan
