#include "graph/chart/scene/tile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "graph/chart/scene/palette.h"

namespace orgplan::scene {
namespace {

std::size_t count_of(double poster, double sheet) {
    const double window = sheet - 2 * kTileBorder;
    return static_cast<std::size_t>(std::max(1.0, std::ceil((poster - kTileOverlap - 1e-6) / (window - kTileOverlap))));
}

bool meet(const layout::Rect& a, const layout::Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

layout::Rect extent_of(const layout::Polyline& points) {
    const auto [left, right] = std::ranges::minmax_element(points, {}, &layout::Point::x);
    const auto [top, bottom] = std::ranges::minmax_element(points, {}, &layout::Point::y);
    return {left->x, top->y, right->x - left->x, bottom->y - top->y};
}

layout::Rect extent_of(const TextRun& run) {
    const double left = run.anchor == Anchor::left     ? run.at.x
                        : run.anchor == Anchor::middle ? run.at.x - run.width / 2
                                                       : run.at.x - run.width;
    return {left, run.at.y - run.size, run.width, run.size * 1.5};
}

// One sheet of a page; all lengths in units of the scene.
class Tile {
  public:
    Tile(const Scene& whole, const TileGrid& grid, std::size_t column, std::size_t row)
        : whole_(whole), grid_(grid), column_(column), row_(row), unit_(1 / whole.scale) {
        scene_.title = whole.title;
        scene_.heading = whole.heading;
        scene_.document = whole.document;
        scene_.description = whole.description;
        scene_.section = whole.section;
        scene_.background = whole.background;
        scene_.fonts = whole.fonts;
        scene_.scale = whole.scale;
        scene_.width = grid.width;
        scene_.height = grid.height;
        border_ = kTileBorder * unit_;
        window_ = {border_, border_, grid.width * unit_ - 2 * border_, grid.height * unit_ - 2 * border_};
        const double overlap = kTileOverlap * unit_;
        shift_ = {border_ - static_cast<double>(column) * (window_.width - overlap),
                  border_ - static_cast<double>(row) * (window_.height - overlap)};
    }

    Scene made(std::size_t number, std::size_t sheets, TextMeasure& measure) {
        copy_cards();
        copy_lines();
        for (const TextRun& run : whole_.texts) copy_text(run);
        for (const Fill& fill : whole_.fills) copy_fill(fill);
        mask_border();
        mark();
        scene_.page_name = fmt::format("sheet {}: row {}, column {}", number, row_ + 1, column_ + 1);
        scene_.label = fmt::format("{} {}", scene_.section, number);
        label(fmt::format("sheet {} of {} \u00B7 row {}, column {}", number, sheets, row_ + 1, column_ + 1), measure);
        return std::move(scene_);
    }

  private:
    bool shown(layout::Rect rect) const {
        rect.x += shift_.x;
        rect.y += shift_.y;
        return meet(rect, window_);
    }
    void move(layout::Point& point) const { point = {point.x + shift_.x, point.y + shift_.y}; }
    void move(layout::Rect& rect) const {
        rect.x += shift_.x;
        rect.y += shift_.y;
    }

    void copy_cards() {
        for (const SceneCard& card : whole_.cards) {
            if (!shown(card.rect)) continue;
            SceneCard& copy = scene_.cards.emplace_back(card);
            copy.link.clear();
            move(copy.rect);
            for (TextRun& run : copy.texts) move(run.at);
            for (Fill& fill : copy.fills) move(fill.rect);
        }
    }

    // The cards at the ends of a line may be on other sheets.
    void copy_lines() {
        for (const SceneLine& line : whole_.lines) {
            layout::Rect extent = extent_of(line.points);
            extent = {extent.x - 1, extent.y - 1, extent.width + 2, extent.height + 2};
            if (!shown(extent)) continue;
            SceneLine& copy = scene_.lines.emplace_back(line);
            copy.from.clear();
            copy.to.clear();
            for (layout::Point& point : copy.points) move(point);
        }
    }

    void copy_text(const TextRun& run) {
        if (!shown(extent_of(run))) return;
        move(scene_.texts.emplace_back(run).at);
    }

    void copy_fill(const Fill& fill) {
        if (shown(fill.rect)) move(scene_.fills.emplace_back(fill).rect);
    }

    // Paper around the window, and where the poster ends within it.
    void mask_border() {
        const double width = grid_.width * unit_, height = grid_.height * unit_;
        for (const layout::Rect& rect : {layout::Rect{0, 0, width, window_.y}, layout::Rect{0, 0, window_.x, height},
                                         layout::Rect{window_.right(), 0, width - window_.right(), height},
                                         layout::Rect{0, window_.bottom(), width, height - window_.bottom()}}) {
            scene_.covers.push_back({rect, palette::kWhite, 0});
        }
    }

    void stroke(double x, double y, double width, double height, const char* colour) {
        scene_.covers.push_back({{x, y, width, height}, colour, 0});
    }

    // At each corner of the window two strokes to cut along, and grey ones where the sheet after it begins.
    void mark() {
        const double thin = 0.5 * unit_, length = 12 * unit_, gap = 4 * unit_, overlap = kTileOverlap * unit_;
        const double above = window_.y - gap - length, below = window_.bottom() + gap;
        const double before = window_.x - gap - length, after = window_.right() + gap;
        const auto across = [&](double x, const char* colour) {
            for (const double y : {above, below}) stroke(x - thin / 2, y, thin, length, colour);
        };
        const auto along = [&](double y, const char* colour) {
            for (const double x : {before, after}) stroke(x, y - thin / 2, length, thin, colour);
        };
        for (const double x : {window_.x, window_.right()}) across(x, palette::kInk);
        for (const double y : {window_.y, window_.bottom()}) along(y, palette::kInk);
        if (column_ + 1 < grid_.columns) across(window_.right() - overlap, palette::kLine);
        if (row_ + 1 < grid_.rows) along(window_.bottom() - overlap, palette::kLine);
    }

    void label(std::string text, TextMeasure& measure) {
        TextRun run;
        run.size = 7 * unit_;
        run.colour = palette::kFaint;
        run.text = std::move(text);
        run.width = measure.width(run.text, run.size);
        run.at = {window_.x + 8 * unit_, window_.y - 8 * unit_};
        scene_.notes.push_back(std::move(run));
    }

    const Scene& whole_;
    const TileGrid& grid_;
    std::size_t column_;
    std::size_t row_;
    double unit_;  // a point on paper
    double border_ = 0;
    layout::Rect window_;
    layout::Point shift_;  // from the page to the sheet
    Scene scene_;
};

}  // namespace

TileGrid tile_grid(const Page& poster, const Page& sheet) {
    const auto grid = [&](double width, double height) {
        return TileGrid{width, height, count_of(poster.width, width), count_of(poster.height, height)};
    };
    const TileGrid as_given = grid(sheet.width, sheet.height), turned = grid(sheet.height, sheet.width);
    return turned.columns * turned.rows < as_given.columns * as_given.rows ? turned : as_given;
}

std::vector<ChartPage> tiled(std::vector<ChartPage> pages, const Page& sheet, TextMeasure& measure) {
    std::vector<ChartPage> sheets;
    for (const ChartPage& page : pages) {
        Page poster;
        poster.width = page.scene.width;
        poster.height = page.scene.height;
        const TileGrid grid = tile_grid(poster, sheet);
        const std::size_t each = grid.columns * grid.rows, before = (page.page - 1) * each;
        for (std::size_t i = 0; i < each; ++i) {
            Tile tile(page.scene, grid, i % grid.columns, i / grid.columns);
            const std::size_t number = before + i + 1, all = page.pages * each;
            sheets.push_back({page.stage, static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(all),
                              tile.made(number, all, measure)});
        }
    }
    return sheets;
}

}  // namespace orgplan::scene
