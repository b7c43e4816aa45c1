#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "planner/plan/picture/picture_parts.h"
#include "planner/plan/picture/timeline_entries.h"

namespace orgplan {
namespace {

constexpr const char* kGrid = "#e8edf3";
constexpr const char* kRule = "#cbd5e1";
constexpr const char* kFreeze = "#cfd8e3";
constexpr const char* kToday = "#b45309";
constexpr TextStyle kTitle{8.5, true, palette::kInk};
constexpr TextStyle kNote{7, false, palette::kSoft};
constexpr TextStyle kStage{7, true, palette::kInk};
constexpr TextStyle kSpan{6.5, false, palette::kSoft};
constexpr double kTitleHeight = 15;
constexpr double kHeaderRow = 9.5;
constexpr std::size_t kHeaderRows = 3;
constexpr double kLongestStage = 110;
constexpr double kShortestStage = 18;
constexpr double kDense = 30;  // from stage to stage
constexpr double kLanePad = 4;
constexpr double kIndent = 7;
constexpr double kLegendGap = 8;
constexpr double kGap = 3;  // between a bar and its label
constexpr double kLongestLabel = 170;
constexpr double kShortestBar = 3;
constexpr std::array<double, 9> kSizes = {9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5};
constexpr double kMostStretch = 1.4;
constexpr double kManySize = 6.5;  // where one page is too small at any size

struct Sign {
    const char* text;
    const char* colour;
    const char* legend;
};

// Of what is no hire.
Sign sign_of(ActionKind kind) {
    switch (kind) {
        case ActionKind::promotion:
            return {"\u2191", palette::kPromoted, "promoted"};
        case ActionKind::leave:
            return {"\u2212", palette::kLeaving, "leaves, the seat stays"};
        case ActionKind::removal:
            return {"\u00D7", palette::kLeaving, "leaves, the seat closes"};
        default:
            return {"\u2192", palette::kMoved, "moves, or takes another seat"};
    }
}

bool is_hire(const TimelineEntry& entry) {
    return entry.kind == ActionKind::start || entry.kind == ActionKind::backfill;
}

// An entry at its place: times across, a row of its lane down.
struct Placed {
    const TimelineEntry* entry;
    double from;  // of its bar or sign
    double to;
    double label_at;  // where the label begins
    double label_width;
    std::size_t row = 0;

    double left() const { return label_width > 0 ? std::min(from, label_at) : from; }
    double right() const { return label_width > 0 ? std::max(to, label_at + label_width) : to; }
};

struct PlacedLane {
    const Lane* lane;
    std::vector<Placed> entries;  // by row
    std::size_t rows = 1;
};

// A part of a lane on one page.
struct Slice {
    std::size_t lane;
    std::size_t row;
    std::size_t end;
    double top = 0;
    double bottom = 0;
};

class Timeline {
  public:
    Timeline(const Plan& plan, const Organisation& org, const Rect& area, TextMeasure& measure)
        : plan_(plan), org_(org), area_(area), measure_(measure), lanes_(lanes_of(plan, org)) {}

    std::vector<Scene> pages() {
        if (lanes_.empty()) return {};
        prepare();
        if (!fit(kSizes.back())) {
            place_all(kManySize);
            split();
        }
        std::vector<Scene> scenes;
        for (std::vector<Slice>& page : slices_) scenes.push_back(draw(page));
        return scenes;
    }

    std::optional<Scene> one_page(double smallest) {
        if (lanes_.empty()) return std::nullopt;
        prepare();
        if (!fit(smallest)) return std::nullopt;
        return draw(slices_.front());
    }

  private:
    void prepare() {
        choose_times();
        gutter();
        make_legend();
        name_stages();
    }

    // Onto one page, as large as that can be.
    bool fit(double smallest) {
        for (const double size : kSizes) {
            if (size < smallest) break;
            place_all(size);
            split();
            if (slices_.size() > 1) continue;
            stretch();
            return true;
        }
        return false;
    }

    struct Shade {
        Tick from;
        Tick to;
        UnitId unit;
        std::string text;
    };

    struct StageMark {
        double at = 0;
        double left = 0;
        double width = 0;  // of its name; 0: there is no room
        std::size_t row = 0;
        std::string text;
        std::string tooltip;
    };

    void choose_times() {
        begin_ = org_.stages.front().at;
        end_ = org_.stages.back().at;
        if (!plan_.dated) {
            end_ = std::max(end_, begin_ + 1);
            return;
        }
        // A requisition may be older than the first stage, but not so old that nothing else can be read.
        const Tick oldest = begin_ - std::max<Tick>(31, (end_ - begin_) / 4);
        for (const Lane& lane : lanes_) {
            for (const TimelineEntry& entry : lane.entries) {
                if (entry.open_by) begin_ = std::min(begin_, std::max(*entry.open_by, oldest));
            }
        }
        begin_ = first_day(month_of(begin_));
        end_ = first_day(month_of(end_) + 1);
        for (const Freeze& freeze : org_.hiring.freezes) {
            Shade shade{std::max(freeze.opens, begin_), std::min(freeze.closes, end_), freeze.unit, "freeze"};
            if (shade.from >= shade.to) continue;
            if (given(freeze.unit)) {
                shade.text += " of " + drawable(org_.name_of(freeze.unit, id_at<StageId>(org_.stages.size() - 1)));
            }
            if (freeze.waits) shade.text += ", starts wait";
            freezes_.push_back(std::move(shade));
        }
    }

    // Of what occurs on any page.
    void make_legend() {
        std::set<FamilyId> families;
        std::map<std::string_view, Sign> signs;
        bool backfills = false;
        bool overdue = false;
        for (const Lane& lane : lanes_) {
            for (const TimelineEntry& entry : lane.entries) {
                if (is_hire(entry)) {
                    families.insert(entry.family);
                    backfills = backfills || entry.kind == ActionKind::backfill;
                    overdue = overdue || entry.overdue;
                } else {
                    signs.emplace(sign_of(entry.kind).text, sign_of(entry.kind));
                }
            }
        }
        for (const FamilyId family : families) {
            legend_.push_back(
                {Sample::filled, colour_of(org_, family), given(family) ? drawable(org_[family].title) : "Other", {}});
        }
        if (backfills) legend_.push_back({Sample::outlined, palette::kSoft, "backfill", {}});
        for (const auto& [text, sign] : signs) legend_.push_back({Sample::sign, sign.colour, sign.legend, sign.text});
        if (overdue) legend_.push_back({Sample::sign, palette::kInk, "requisition overdue", "\u25B2"});
        if (!freezes_.empty()) legend_.push_back({Sample::hatched, kFreeze, "hiring is frozen", {}});
        if (today_shown()) {
            legend_.push_back({Sample::dashed_line, kToday, "today, " + date_text(org_.today), {}});
        }
        legend_area_ = area_;
        legend_area_.height = Sketch(none_, measure_).legend_height(legend_, area_.width);
        area_.height -= legend_area_.height + kLegendGap;
        legend_area_.y = area_.bottom() + kLegendGap;
    }

    bool today_shown() const { return plan_.dated && org_.today > begin_ && org_.today < end_; }

    void gutter() {
        const Sketch sketch(none_, measure_);
        double wide = 0;
        for (const Lane& lane : lanes_) {
            wide = std::max(wide, kIndent * indent(lane) + sketch.width(lane.name, {kSizes.front(), true, ""}));
        }
        const double width = std::min(wide + 8, area_.width * 0.2);
        plot_ = {area_.x + width, 0, area_.width - width, 0};
    }

    static double indent(const Lane& lane) {
        return static_cast<double>(std::min<std::size_t>(lane.nesting > 0 ? lane.nesting - 1 : 0, 6));
    }

    double x(Tick at) const {
        return plot_.x + plot_.width * (static_cast<double>(at) - begin_) / (static_cast<double>(end_) - begin_);
    }

    void place_all(double size) {
        size_ = size;
        pitch_ = std::round(size * 1.5 * 2) / 2;
        const Sketch sketch(none_, measure_);
        placed_.clear();
        for (const Lane& lane : lanes_) {
            PlacedLane& placed = placed_.emplace_back();
            placed.lane = &lane;
            std::vector<double> rows;  // where each ends so far
            for (const TimelineEntry& entry : lane.entries) placed.entries.push_back(place(entry, sketch));
            for (Placed& each : placed.entries) {
                const auto free =
                    std::find_if(rows.begin(), rows.end(), [&](double until) { return until + 6 <= each.left(); });
                each.row = static_cast<std::size_t>(free - rows.begin());
                if (free == rows.end()) rows.emplace_back();
                rows[each.row] = each.right();
            }
            placed.rows = std::max<std::size_t>(1, rows.size());
            std::stable_sort(placed.entries.begin(), placed.entries.end(),
                             [](const Placed& a, const Placed& b) { return a.row < b.row; });
        }
    }

    Placed place(const TimelineEntry& entry, const Sketch& sketch) const {
        Placed placed{&entry, x(entry.at), x(entry.at), 0, 0};
        if (is_hire(entry)) {
            placed.from = entry.open_by ? std::max(plot_.x, x(*entry.open_by)) : placed.to;
            placed.from = std::max(plot_.x, std::min(placed.from, placed.to - kShortestBar));
            placed.to = std::max(placed.to, placed.from + kShortestBar);
        } else {
            const double wide = sketch.width(sign_of(entry.kind).text, sign_style(entry.kind));
            placed.from = std::max(placed.to - wide, plot_.x);
            placed.to = placed.from + wide;
        }
        const TextStyle style = label_style();
        placed.label_width = std::min(sketch.width(text_of(entry), style), kLongestLabel);
        const double right = plot_.right() - placed.to - kGap;
        const double left = placed.from - kGap - plot_.x;
        const bool on_right = placed.label_width <= right || (placed.label_width > left && right >= left);
        placed.label_width = std::min(placed.label_width, on_right ? right : left);
        if (placed.label_width < 2 * size_) placed.label_width = 0;
        placed.label_at = on_right ? placed.to + kGap : placed.from - kGap - placed.label_width;
        return placed;
    }

    static std::string text_of(const TimelineEntry& entry) { return (entry.overdue ? "\u25B2 " : "") + entry.label; }
    TextStyle label_style() const { return {size_, false, palette::kInk}; }
    TextStyle sign_style(ActionKind kind) const { return {size_ + 1.5, true, sign_of(kind).colour}; }

    // Lanes onto pages; one that does not fit is parted between its rows.
    void split() {
        const double room = area_.height - header_ - kCalendarHeight;
        slices_.assign(1, {});
        double used = 0;
        for (std::size_t l = 0; l < placed_.size(); ++l) {
            std::size_t row = 0;
            // A unit is not told apart from the first one inside it.
            const bool heads = placed_[l].entries.empty() && l + 1 < placed_.size();
            const double together =
                height(placed_[l].rows) + (heads ? height(std::min<std::size_t>(placed_[l + 1].rows, 3)) : 0);
            if (used > 0 && used + together > room && (together <= room * 0.4 || used > room * 0.85)) next(used);
            while (row < placed_[l].rows) {
                const auto fits = static_cast<std::size_t>(std::max(0.0, (room - used - kLanePad) / pitch_));
                if (fits == 0 && used > 0) {
                    next(used);
                    continue;
                }
                const std::size_t end = std::min(placed_[l].rows, row + std::max<std::size_t>(1, fits));
                slices_.back().push_back({l, row, end});
                used += height(end - row);
                row = end;
            }
        }
    }

    // A page that is nearly empty is easier to read with its rows apart.
    void stretch() {
        double rows = 0;
        for (const Slice& slice : slices_.front()) rows += static_cast<double>(slice.end - slice.row);
        const double room = area_.height - header_ - kCalendarHeight - kLanePad * static_cast<double>(placed_.size());
        pitch_ = std::clamp(std::floor(room / rows * 2) / 2, pitch_, pitch_ * kMostStretch);
    }

    void next(double& used) {
        slices_.emplace_back();
        used = 0;
    }

    double height(std::size_t rows) const { return kLanePad + pitch_ * static_cast<double>(rows); }

    Scene draw(std::vector<Slice>& slices) {
        Scene scene;
        Sketch sketch(scene, measure_);
        double y = area_.y + header_;
        for (Slice& slice : slices) {
            slice.top = y;
            y += height(slice.end - slice.row);
            slice.bottom = y;
        }
        plot_.y = area_.y + header_;
        plot_.height = y - plot_.y;
        const double title = sketch.text({area_.x, area_.y + 9}, Anchor::left, "Timeline", kTitle, area_.width) + 6;
        sketch.text({area_.x + title, area_.y + 9}, Anchor::left,
                    plan_.dated ? "of each hire, from the day by which its requisition is open to the first day"
                                : "of each hire and change, at the stage that brings it",
                    kNote, area_.width - title);
        uprights_.clear();
        draw_calendar_lines(sketch);
        draw_freezes(slices, sketch);
        draw_stages(sketch);
        draw_today(sketch);
        for (const Slice& slice : slices) draw_lane(slice, sketch);
        sketch.line({{area_.x, plot_.bottom()}, {area_.right(), plot_.bottom()}}, palette::kLine, 0.6);
        sketch.legend(legend_, legend_area_);
        return scene;
    }

    void draw_calendar_lines(Sketch& sketch) {
        if (!plan_.dated) return;
        const std::vector<Month> begins = draw_calendar(
            sketch, month_of(begin_), month_of(end_), [this](Month month) { return x(first_day(month)); },
            plot_.bottom() + 1);
        for (const Month month : begins) upright(x(first_day(month)), plot_.y, kGrid, 0.5, false, sketch);
    }

    void upright(double at, double top, const char* colour, double width, bool dashed, Sketch& sketch) {
        sketch.line({{at, top}, {at, plot_.bottom()}}, colour, width, dashed);
        uprights_.push_back(at);
    }

    void draw_freezes(const std::vector<Slice>& slices, Sketch& sketch) {
        hatched_.clear();
        const double row = plot_.y - 2.5;
        double free_from = plot_.x;
        for (const Shade& freeze : freezes_) {
            const double from = x(freeze.from);
            const double to = x(freeze.to);
            for (const Slice& slice : slices) {
                if (!inside(slice.lane, freeze.unit)) continue;
                const bool joins = !hatched_.empty() && hatched_.back().x == from && hatched_.back().right() == to &&
                                   hatched_.back().bottom() == slice.top;
                if (joins) {
                    hatched_.back().height = slice.bottom - hatched_.back().y;
                } else {
                    hatched_.push_back({from, slice.top, to - from, slice.bottom - slice.top});
                }
            }
            const double wide = std::min(sketch.width(freeze.text, kSpan), 160.0);
            const double at = std::max(free_from, std::min((from + to - wide) / 2, plot_.right() - wide));
            if (at > to || at + wide > plot_.right() + 0.01) continue;
            free_from = at + 4 + sketch.text({at, row}, Anchor::left, freeze.text, kSpan, wide);
        }
        for (const Rect& rect : hatched_) sketch.hatch(rect, kFreeze);
    }

    // Whether a lane is that of the unit, or of one inside it; no unit is the company.
    bool inside(std::size_t lane, UnitId unit) const {
        if (!given(unit)) return true;
        std::size_t nesting = lanes_[lane].nesting + 1;
        for (std::size_t l = lane + 1; l-- > 0;) {
            if (lanes_[l].nesting >= nesting) continue;
            nesting = lanes_[l].nesting;
            if (lanes_[l].unit == unit) return true;
        }
        return false;
    }

    // Their names stand over their lines, in the first row that is free there.
    void name_stages() {
        const Sketch sketch(none_, measure_);
        std::array<double, kHeaderRows> free_from;
        free_from.fill(area_.x);
        std::size_t rows = 1;
        const double apart = plot_.width / static_cast<double>(org_.stages.size());
        const double longest = std::clamp(apart * kHeaderRows, 2 * kShortestStage, kLongestStage);
        dense_ = apart < kDense;
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Stage& stage = org_.stages[s];
            StageMark mark;
            mark.at = x(plan_.dated ? stage.at + 1 : stage.at);
            mark.text = name_of(org_, id_at<StageId>(s));
            mark.tooltip = stage.dated ? mark.text + ", " + date_text(stage.at) : mark.text;
            const double whole = std::min(sketch.width(mark.text, kStage), longest);
            const auto left = [&](double wide) { return std::min(mark.at - wide / 2, area_.right() - wide); };
            mark.width = whole;
            while (mark.row < kHeaderRows && free_from[mark.row] > left(whole)) ++mark.row;
            if (mark.row == kHeaderRows) {
                // As much of it as there is room for on both sides of the line.
                const auto least = std::min_element(free_from.begin(), free_from.end());
                mark.row = static_cast<std::size_t>(least - free_from.begin());
                mark.width = std::min({whole, 2 * (mark.at - *least), area_.right() - *least});
                if (mark.width < kShortestStage) mark.width = 0;
            }
            mark.left = left(mark.width);
            if (mark.width > 0) free_from[mark.row] = mark.left + mark.width + 4;
            rows = std::max(rows, mark.row + 1);
            stages_.push_back(std::move(mark));
        }
        header_ = kTitleHeight + kHeaderRow * static_cast<double>(rows + (freezes_.empty() ? 0 : 1));
    }

    void draw_stages(Sketch& sketch) {
        const double top = area_.y + kTitleHeight;
        for (const StageMark& mark : stages_) {
            const double baseline = top + kHeaderRow * static_cast<double>(mark.row + 1) - 2.5;
            upright(mark.at, baseline + 1.5, dense_ ? palette::kLine : palette::kSoft, dense_ ? 0.5 : 0.9, false,
                    sketch);
            if (mark.width <= 0) continue;
            sketch.block({mark.left, baseline - kStage.size * 0.85, mark.width, kStage.size * 1.15}, palette::kWhite);
            sketch.text({mark.left, baseline}, Anchor::left, mark.text, kStage, mark.width + 0.01, mark.tooltip);
        }
    }

    void draw_today(Sketch& sketch) {
        if (today_shown()) upright(x(org_.today), plot_.y, kToday, 1, true, sketch);
    }

    void draw_lane(const Slice& slice, Sketch& sketch) {
        const PlacedLane& placed = placed_[slice.lane];
        const Lane& lane = *placed.lane;
        const double left = area_.x + kIndent * indent(lane);
        const double baseline = slice.top + kLanePad / 2 + pitch_ / 2 + size_ * 0.36;
        sketch.line({{slice.row == 0 ? left : plot_.x, slice.top}, {area_.right(), slice.top}}, kRule, 0.5);
        const std::string name = slice.row == 0 ? lane.name : lane.name + ", continued";
        sketch.text({left, baseline}, Anchor::left, name, {size_, lane.nesting < 2, palette::kInk}, plot_.x - left - 4,
                    lane.name);
        for (const Placed& each : placed.entries) {
            if (each.row < slice.row || each.row >= slice.end) continue;
            const double top = slice.top + kLanePad / 2 + pitch_ * static_cast<double>(each.row - slice.row);
            draw_entry(each, top, sketch);
        }
    }

    void draw_entry(const Placed& placed, double top, Sketch& sketch) {
        const TimelineEntry& entry = *placed.entry;
        const double baseline = top + pitch_ / 2 + size_ * 0.36;
        if (is_hire(entry)) {
            const double high = size_ * 0.8;
            const std::string colour = colour_of(org_, entry.family);
            const bool backfill = entry.kind == ActionKind::backfill;
            sketch.bar(fmt::format("hire {} {}", org_[entry.seats.front()].id,
                                   plan_.dated ? date_text(entry.at) : std::to_string(entry.at)),
                       {placed.from, top + (pitch_ - high) / 2, placed.to - placed.from, high},
                       backfill ? palette::kWhite : colour, colour, entry.tooltip);
        } else {
            sketch.text({placed.from, baseline}, Anchor::left, sign_of(entry.kind).text, sign_style(entry.kind),
                        placed.to - placed.from + 0.01, entry.tooltip);
        }
        if (placed.label_width <= 0) return;
        const Rect rect{placed.label_at, baseline - size_ * 0.85, placed.label_width, size_ * 1.15};
        if (crossed(rect)) sketch.block(rect, palette::kWhite);
        sketch.text({placed.label_at, baseline}, Anchor::left, text_of(entry), label_style(), placed.label_width + 0.01,
                    entry.tooltip);
    }

    bool crossed(const Rect& rect) const {
        const auto by_line = [&](double at) { return at > rect.x && at < rect.right(); };
        const auto by_hatch = [&](const Rect& hatched) {
            return hatched.x < rect.right() && rect.x < hatched.right() && hatched.y < rect.bottom() &&
                   rect.y < hatched.bottom();
        };
        return std::any_of(uprights_.begin(), uprights_.end(), by_line) ||
               std::any_of(hatched_.begin(), hatched_.end(), by_hatch);
    }

    const Plan& plan_;
    const Organisation& org_;
    Rect area_;
    TextMeasure& measure_;
    std::vector<Lane> lanes_;
    std::vector<Shade> freezes_;
    std::vector<StageMark> stages_;
    bool dense_ = false;
    Tick begin_ = 0;
    Tick end_ = 1;
    Rect plot_;
    double header_ = 0;
    double size_ = kManySize;
    double pitch_ = 10;
    std::vector<PlacedLane> placed_;
    std::vector<std::vector<Slice>> slices_;  // by page
    std::vector<double> uprights_;
    std::vector<Rect> hatched_;
    std::vector<LegendEntry> legend_;
    Rect legend_area_;
    Scene none_;  // to measure on
};

}  // namespace

std::vector<Scene> draw_timeline(const Plan& plan, const Organisation& org, const Rect& area, TextMeasure& measure) {
    return Timeline(plan, org, area, measure).pages();
}

std::optional<Scene> draw_short_timeline(const Plan& plan, const Organisation& org, const Rect& area, double smallest,
                                         TextMeasure& measure) {
    return Timeline(plan, org, area, measure).one_page(smallest);
}

}  // namespace orgplan
