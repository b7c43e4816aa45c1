#include "planner/compare/chart/figure_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "graph/chart/scene/palette.h"
#include "planner/plan/chart/sketch.h"

namespace orgplan::compare {
namespace {

using plan::FontStyle;
using plan::Sketch;

constexpr FontStyle kColumn{9, true, scene::palette::kInk};
constexpr FontStyle kColumnNote{7.5, false, scene::palette::kSoft};
constexpr FontStyle kName{9, false, scene::palette::kSoft};
constexpr FontStyle kPart{9, true, scene::palette::kInk};
constexpr FontStyle kCell{9, false, scene::palette::kInk};
constexpr double kColumnsHeight = 30;
constexpr double kMostPitch = 16;   // from one row to the next
constexpr double kLeastPitch = 12;  // where growth is above them
constexpr double kRowRoom = 4;      // of a row, below its baseline
constexpr double kSwatch = 7;
constexpr double kBetween = 18;  // columns
constexpr double kMostColumn = 130;
constexpr double kMostNames = 0.4;  // of the width
constexpr double kGrowthShare = 0.42;
constexpr double kLeastGrowth = 130;

// Pages are laid out for one of type 1 and scaled.
scene::Page unscaled(const scene::Page& page) {
    return {page.width / page.type, page.height / page.type, page.margin / page.type, 1};
}

class FigurePages {
  public:
    FigurePages(const FigureTable& table, const Growth& growth, const std::string& title, const scene::Page& page,
                scene::TextMeasure& measure)
        : table_(table), growth_(growth), title_(title), paper_(page), page_(unscaled(page)), measure_(measure) {
        const double width = page_.width - 2 * page_.margin;
        scene::Scene nothing;
        const Sketch sketch(nothing, measure_);
        for (const FigureTable::Row& row : table_.rows) {
            names_ = std::max(names_, sketch.width(row.name, kPart) + (row.colour.empty() ? 0 : kSwatch + 5));
            for (const std::string& cell : row.cells) column_ = std::max(column_, sketch.width(cell, kCell));
        }
        for (const FigureTable::Column& each : table_.columns) {
            column_ = std::max({column_, sketch.width(each.name, kColumn), sketch.width(each.note, kColumnNote)});
        }
        names_ = std::min(names_, width * kMostNames);
        column_ = std::min(column_, kMostColumn) + kBetween;
        columns_ = static_cast<std::size_t>(std::max(1.0, (width - names_) / column_));
        // What is left of the width is shared, as far as a row can still be followed.
        const std::size_t beside = std::min(columns_, std::max<std::size_t>(1, table_.columns.size()));
        const double share = (width - names_) / static_cast<double>(beside);
        column_ = std::min(share, std::max(column_, kMostColumn + kBetween));
    }

    std::vector<scene::Scene> all() {
        const std::span<const FigureTable::Row> rows = table_.rows;
        const double below = page_.height - 2 * page_.margin - kPageHeadingHeight - kColumnsHeight;
        const double needed = static_cast<double>(rows.size()) * kLeastPitch;
        const double left = below - std::max(kLeastGrowth, page_.height * kGrowthShare - kPageHeadingHeight);
        const bool grows = !growth_.courses.empty() && needed <= left;
        pitch_ = std::clamp((grows ? left : below) / static_cast<double>(rows.size()), kLeastPitch, kMostPitch);
        const std::size_t fit = std::max<std::size_t>(1, static_cast<std::size_t>(below / pitch_));
        for (std::size_t c = 0; c < table_.columns.size(); c += columns_) {
            for (std::size_t r = 0; r < rows.size(); r += fit) {
                add_page(rows.subspan(r, std::min(fit, rows.size() - r)), c, grows && c == 0 && r == 0,
                         static_cast<double>(rows.size()) * pitch_);
            }
        }
        for (std::size_t p = 0; p < scenes_.size(); ++p) {
            scenes_[p].label = scenes_.size() > 1 ? fmt::format("Figures {}", p + 1) : "Figures";
            if (scenes_.size() > 1) scenes_[p].page_name = fmt::format("page {}", p + 1);
        }
        return std::move(scenes_);
    }

  private:
    void add_page(std::span<const FigureTable::Row> rows, std::size_t first, bool grows, double table_height) {
        double top = page_.margin + kPageHeadingHeight;
        scene::Scene scene;
        if (grows) {
            scene::Page above = page_;
            above.height = page_.height - page_.margin - kColumnsHeight - table_height;
            scene = draw_growth(growth_, title_, above, measure_);
            top = above.height;
        }
        scene.scale = paper_.type;
        scene.width = paper_.width;
        scene.height = paper_.height;
        scene.title = fmt::format("{}{}figures by stage", title_, title_.empty() ? "" : " \u00B7 ");
        scene.heading = title_;
        scene.section = "Figures";
        Sketch sketch(scene, measure_);
        if (!grows) {
            sketch.text({page_.margin, page_.margin + 13}, scene::Anchor::left, title_, kPageHeading,
                        page_.width - 2 * page_.margin);
        }
        const std::size_t last = std::min(first + columns_, table_.columns.size());
        add_columns(sketch, first, last, top);
        top += kColumnsHeight;
        for (const FigureTable::Row& row : rows) {
            add_row(sketch, row, first, last, top);
            top += pitch_;
        }
        for (std::size_t c = first; c < last; ++c) {
            scene.description += (c > first ? ", " : "Figures at ") + table_.columns[c].name;
        }
        scenes_.push_back(std::move(scene));
    }

    double right_of(std::size_t column, std::size_t first) const {
        return page_.margin + names_ + column_ * static_cast<double>(column - first + 1);
    }

    void add_columns(Sketch& sketch, std::size_t first, std::size_t last, double top) const {
        const double room = column_ - kBetween / 2;
        for (std::size_t c = first; c < last; ++c) {
            const double at = right_of(c, first);
            sketch.text({at, top + 14}, scene::Anchor::right, table_.columns[c].name, kColumn, room);
            sketch.text({at, top + 24}, scene::Anchor::right, table_.columns[c].note, kColumnNote, room);
        }
        rule(sketch, top + kColumnsHeight, last - first, scene::palette::kLine);
    }

    void add_row(Sketch& sketch, const FigureTable::Row& row, std::size_t first, std::size_t last, double top) const {
        const double baseline = top + pitch_ - kRowRoom;
        double at = page_.margin;
        if (!row.colour.empty()) {
            sketch.block({at, baseline - kSwatch + 0.6, kSwatch, kSwatch}, row.colour);
            at += kSwatch + 5;
        }
        sketch.text({at, baseline}, scene::Anchor::left, row.name, row.cells.empty() ? kPart : kName,
                    page_.margin + names_ - at);
        for (std::size_t c = first; c < last && c < row.cells.size(); ++c) {
            sketch.text({right_of(c, first), baseline}, scene::Anchor::right, row.cells[c], kCell,
                        column_ - kBetween / 2);
        }
        rule(sketch, top + pitch_, last - first, scene::palette::kGhost);
    }

    void rule(Sketch& sketch, double y, std::size_t columns, const char* colour) const {
        sketch.line({{page_.margin, y}, {right_of(columns - 1, 0), y}}, colour, 0.5);
    }

    const FigureTable& table_;
    const Growth& growth_;
    const std::string& title_;
    const scene::Page& paper_;
    scene::Page page_;
    scene::TextMeasure& measure_;
    double names_ = 60;
    double column_ = 40;
    std::size_t columns_ = 1;  // of a page
    double pitch_ = kMostPitch;
    std::vector<scene::Scene> scenes_;
};

}  // namespace

std::vector<scene::Scene> draw_figures(const FigureTable& table, const Growth& growth, const std::string& title,
                                       const scene::Page& page, scene::TextMeasure& measure) {
    return FigurePages(table, growth, title, page, measure).all();
}

}  // namespace orgplan::compare
