#include <fmt/format.h>

#include <algorithm>

#include "planner/plan/chart/chart_parts.h"
#include "planner/plan/chart/timeline_layout.h"

namespace orgplan::plan {
namespace {

constexpr const char* kGrid = "#e8edf3";
constexpr const char* kRule = "#cbd5e1";
constexpr FontStyle kSpan{6.5, false, scene::palette::kSoft};

// Draws what was laid out, page by page.
class Timeline {
  public:
    explicit Timeline(TimelineLayout& at) : at_(at) {}

    scene::Scene draw(std::vector<LaneSlice>& slices) {
        scene::Scene scene;
        Sketch sketch(scene, at_.measure);
        double y = at_.area.y + at_.header;
        for (LaneSlice& slice : slices) {
            slice.top = y;
            y += at_.height(slice.end - slice.row);
            slice.bottom = y;
        }
        at_.plot.y = at_.area.y + at_.header;
        at_.plot.height = y - at_.plot.y;
        const double title =
            sketch.text({at_.area.x, at_.area.y + 9}, scene::Anchor::left, "Timeline", kChartTitle, at_.area.width) + 6;
        sketch.text({at_.area.x + title, at_.area.y + 9}, scene::Anchor::left,
                    at_.plan.dated ? "hires, from the day to open the requisition to the first day"
                                   : "hires and changes, at their stage",
                    kChartNote, at_.area.width - title);
        uprights_.clear();
        draw_calendar_lines(sketch);
        draw_freezes(slices, sketch);
        draw_stages(sketch);
        draw_today(sketch);
        for (const LaneSlice& slice : slices) draw_lane(slice, sketch);
        sketch.line({{at_.area.x, at_.plot.bottom()}, {at_.area.right(), at_.plot.bottom()}}, scene::palette::kLine,
                    0.6);
        sketch.legend(at_.legend, at_.legend_area);
        return scene;
    }

  private:
    void draw_calendar_lines(Sketch& sketch) {
        if (!at_.plan.dated) return;
        const std::vector<Month> begins = draw_calendar(
            sketch, month_of(at_.begins), month_of(at_.ends), [this](Month month) { return at_.x(first_day(month)); },
            at_.plot.bottom() + 1);
        for (const Month month : begins) upright(at_.x(first_day(month)), at_.plot.y, kGrid, 0.5, false, sketch);
    }

    void upright(double at, double top, const char* colour, double width, bool dashed, Sketch& sketch) {
        sketch.line({{at, top}, {at, at_.plot.bottom()}}, colour, width, dashed);
        uprights_.push_back(at);
    }

    void draw_freezes(const std::vector<LaneSlice>& slices, Sketch& sketch) {
        hatched_.clear();
        const double row = at_.plot.y - 2.5;
        double free_from = at_.plot.x;
        for (const FreezeShade& freeze : at_.shades) {
            const double from = at_.x(freeze.from);
            const double to = at_.x(freeze.to);
            for (const LaneSlice& slice : slices) {
                if (!at_.inside(slice.lane, freeze.unit)) continue;
                const bool joins = !hatched_.empty() && hatched_.back().x == from && hatched_.back().right() == to &&
                                   hatched_.back().bottom() == slice.top;
                if (joins) {
                    hatched_.back().height = slice.bottom - hatched_.back().y;
                } else {
                    hatched_.push_back({from, slice.top, to - from, slice.bottom - slice.top});
                }
            }
            const double wide = std::min(sketch.width(freeze.text, kSpan), 160.0);
            const double at = std::max(free_from, std::min((from + to - wide) / 2, at_.plot.right() - wide));
            if (at > to || at + wide > at_.plot.right() + 0.01) continue;
            free_from = at + 4 + sketch.text({at, row}, scene::Anchor::left, freeze.text, kSpan, wide);
        }
        for (const layout::Rect& rect : hatched_) sketch.hatch(rect, TimelineLayout::kFreeze);
    }

    void draw_stages(Sketch& sketch) {
        const double top = at_.area.y + TimelineLayout::kTitleHeight;
        for (const StageMark& mark : at_.marks) {
            const double baseline = top + TimelineLayout::kHeaderRow * static_cast<double>(mark.row + 1) - 2.5;
            upright(mark.at, baseline + 1.5, at_.dense ? scene::palette::kLine : scene::palette::kSoft,
                    at_.dense ? 0.5 : 0.9, false, sketch);
            if (mark.width <= 0) continue;
            sketch.block({mark.left, baseline - TimelineLayout::kStage.size * 0.85, mark.width,
                          TimelineLayout::kStage.size * 1.15},
                         scene::palette::kWhite);
            sketch.text({mark.left, baseline}, scene::Anchor::left, mark.text, TimelineLayout::kStage,
                        mark.width + 0.01, mark.tooltip);
        }
    }

    void draw_today(Sketch& sketch) {
        if (at_.today_shown()) upright(at_.x(at_.org.today), at_.plot.y, TimelineLayout::kToday, 1, true, sketch);
    }

    void draw_lane(const LaneSlice& slice, Sketch& sketch) {
        const PlacedLane& placed = at_.lanes_placed[slice.lane];
        const Lane& lane = *placed.lane;
        const double left = at_.area.x + TimelineLayout::kIndent * at_.indent(lane);
        const double baseline = slice.top + TimelineLayout::kLanePad / 2 + at_.pitch / 2 + at_.letter * 0.36;
        sketch.line({{slice.row == 0 ? left : at_.plot.x, slice.top}, {at_.area.right(), slice.top}}, kRule, 0.5);
        const std::string name = slice.row == 0 ? lane.name : lane.name + ", continued";
        sketch.text({left, baseline}, scene::Anchor::left, name, {at_.letter, lane.nesting < 2, scene::palette::kInk},
                    at_.plot.x - left - 4, lane.name);
        for (const PlacedEntry& each : placed.entries) {
            if (each.row < slice.row || each.row >= slice.end) continue;
            const double top =
                slice.top + TimelineLayout::kLanePad / 2 + at_.pitch * static_cast<double>(each.row - slice.row);
            draw_entry(each, top, sketch);
        }
    }

    void draw_entry(const PlacedEntry& placed, double top, Sketch& sketch) {
        const TimelineEntry& entry = *placed.entry;
        const double baseline = top + at_.pitch / 2 + at_.letter * 0.36;
        if (is_hire(entry)) {
            const double high = at_.letter * 0.8;
            const std::string colour = scene::colour_of(at_.org, entry.family);
            const bool backfill = entry.kind == ActionKind::backfill;
            sketch.bar(fmt::format("hire {} {}", at_.org[entry.seats.front()].id,
                                   at_.plan.dated ? date_text(entry.at) : std::to_string(entry.at.number())),
                       {placed.from, top + (at_.pitch - high) / 2, placed.to - placed.from, high},
                       backfill ? scene::palette::kWhite : colour, colour, entry.tooltip);
        } else {
            sketch.text({placed.from, baseline}, scene::Anchor::left, sign_of(entry.kind).text,
                        at_.sign_style(entry.kind), placed.to - placed.from + 0.01, entry.tooltip);
        }
        if (placed.label_width <= 0) return;
        const layout::Rect rect{placed.label_at, baseline - at_.letter * 0.85, placed.label_width, at_.letter * 1.15};
        if (crossed(rect)) sketch.block(rect, scene::palette::kWhite);
        sketch.text({placed.label_at, baseline}, scene::Anchor::left, at_.text_of(entry), at_.label_style(),
                    placed.label_width + 0.01, entry.tooltip);
    }

    bool crossed(const layout::Rect& rect) const {
        const auto by_line = [&](double at) { return at > rect.x && at < rect.right(); };
        const auto by_hatch = [&](const layout::Rect& hatched) {
            return hatched.x < rect.right() && rect.x < hatched.right() && hatched.y < rect.bottom() &&
                   rect.y < hatched.bottom();
        };
        return std::any_of(uprights_.begin(), uprights_.end(), by_line) ||
               std::any_of(hatched_.begin(), hatched_.end(), by_hatch);
    }

    TimelineLayout& at_;
    std::vector<double> uprights_;
    std::vector<layout::Rect> hatched_;
};

}  // namespace

std::vector<scene::Scene> draw_timeline(const Plan& plan, const Organisation& org, const layout::Rect& area,
                                        scene::TextMeasure& measure) {
    TimelineLayout layout(plan, org, area, measure);
    if (layout.lanes.empty()) return {};
    if (!layout.fit(0)) layout.spread();
    Timeline timeline(layout);
    std::vector<scene::Scene> scenes;
    for (std::vector<LaneSlice>& page : layout.pages) scenes.push_back(timeline.draw(page));
    return scenes;
}

std::optional<scene::Scene> draw_short_timeline(const Plan& plan, const Organisation& org, const layout::Rect& area,
                                                double smallest, scene::TextMeasure& measure) {
    TimelineLayout layout(plan, org, area, measure);
    if (layout.lanes.empty() || !layout.fit(smallest)) return std::nullopt;
    return Timeline(layout).draw(layout.pages.front());
}

}  // namespace orgplan::plan
