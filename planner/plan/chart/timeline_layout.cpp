#include "planner/plan/chart/timeline_layout.h"

#include <array>
#include <cmath>
#include <map>
#include <set>

#include "planner/plan/chart/chart_parts.h"

namespace orgplan::plan {
namespace {

constexpr std::size_t kHeaderRows = 3;
constexpr double kLongestStage = 110;
constexpr double kShortestStage = 18;
constexpr double kDense = 30;  // from stage to stage
constexpr double kLegendGap = 8;
constexpr double kGap = 3;  // between a bar and its label
constexpr double kLongestLabel = 170;
constexpr double kShortestBar = 3;
constexpr std::array<double, 9> kSizes = {9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5};
constexpr double kMostStretch = 1.4;
constexpr double kManySize = 6.5;  // where one page is too small at any size

}  // namespace

TimelineSign sign_of(ActionKind kind) {
    switch (kind) {
        case ActionKind::promotion:
            return {"\u2191", scene::palette::kPromoted, "promoted"};
        case ActionKind::new_role:
            return {"\u2194", scene::palette::kPromoted, "another role or level"};
        case ActionKind::comeback:
            return {"+", scene::palette::kNew, "comes back"};
        case ActionKind::away:
            return {"\u25CB", scene::palette::kLeaving, "goes on leave"};
        case ActionKind::back:
            return {"\u25CF", scene::palette::kNew, "is back from leave"};
        case ActionKind::leave:
            return {"\u2212", scene::palette::kLeaving, "leaves, seat stays"};
        case ActionKind::removal:
            return {"\u00D7", scene::palette::kLeaving, "leaves, seat closes"};
        default:
            return {"\u2192", scene::palette::kMoved, "moves, or takes another seat"};
    }
}

bool is_hire(const TimelineEntry& entry) {
    return entry.kind == ActionKind::start || entry.kind == ActionKind::backfill;
}

TimelineLayout::TimelineLayout(const Plan& its_plan, const Organisation& organisation, const layout::Rect& whole,
                               scene::TextMeasure& text)
    : plan(its_plan), org(organisation), area(whole), measure(text), lanes(lanes_of(its_plan, organisation)) {
    if (lanes.empty()) return;
    choose_times();
    gutter();
    make_legend();
    name_stages();
}

void TimelineLayout::spread() {
    place_all(kManySize);
    split();
}

// Onto one page, as large as that can be.
bool TimelineLayout::fit(double smallest) {
    for (const double size : kSizes) {
        if (size < smallest) break;
        place_all(size);
        split();
        if (pages.size() > 1) continue;
        stretch();
        return true;
    }
    return false;
}

void TimelineLayout::choose_times() {
    begins = org.stages.front().at;
    ends = org.stages.back().at;
    if (!plan.dated) {
        ends = std::max(ends, begins + 1);
        return;
    }
    // A requisition may be older than the first stage, but not so old that nothing else can be read.
    const Tick oldest = begins - std::max(31, (ends - begins) / 4);
    for (const Lane& lane : lanes) {
        for (const TimelineEntry& entry : lane.entries) {
            if (entry.open_by) begins = std::min(begins, std::max(*entry.open_by, oldest));
        }
    }
    begins = first_day(month_of(begins));
    ends = first_day(month_of(ends) + 1);
    for (const Freeze& freeze : org.hiring.freezes) {
        FreezeShade shade{std::max(freeze.opens, begins), std::min(freeze.closes, ends), freeze.unit, "freeze"};
        if (shade.from >= shade.to) continue;
        if (given(freeze.unit)) {
            shade.text += " of " + scene::drawable(org.name_of(freeze.unit, id_at<StageId>(org.stages.size() - 1)));
        }
        if (freeze.waits) shade.text += ", starts wait";
        shades.push_back(std::move(shade));
    }
}

// Names all that occurs on any page.
void TimelineLayout::make_legend() {
    std::set<FamilyId> families;
    std::map<std::string_view, TimelineSign> signs;
    bool backfills = false;
    bool overdue = false;
    for (const Lane& lane : lanes) {
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
        legend.push_back({Sample::filled,
                          scene::colour_of(org, family),
                          given(family) ? scene::drawable(org[family].title) : "Other",
                          {}});
    }
    if (backfills) legend.push_back({Sample::outlined, scene::palette::kSoft, "backfill", {}});
    for (const auto& [text, sign] : signs) legend.push_back({Sample::sign, sign.colour, sign.legend, sign.text});
    if (overdue) legend.push_back({Sample::sign, scene::palette::kInk, "requisition overdue", "\u25B2"});
    if (!shades.empty()) legend.push_back({Sample::hatched, kFreeze, "hiring freeze", {}});
    if (today_shown()) {
        legend.push_back({Sample::dashed_line, kToday, "today, " + date_text(org.today), {}});
    }
    legend_area = area;
    legend_area.height = Sketch(none_, measure).legend_height(legend, area.width);
    area.height -= legend_area.height + kLegendGap;
    legend_area.y = area.bottom() + kLegendGap;
}

void TimelineLayout::gutter() {
    const Sketch sketch(none_, measure);
    double wide = 0;
    for (const Lane& lane : lanes) {
        wide = std::max(wide, kIndent * indent(lane) + sketch.width(lane.name, {kSizes.front(), true, ""}));
    }
    const double width = std::min(wide + 8, area.width * 0.2);
    plot = {area.x + width, 0, area.width - width, 0};
}

double TimelineLayout::indent(const Lane& lane) {
    return static_cast<double>(std::min<std::size_t>(lane.nesting > 0 ? lane.nesting - 1 : 0, 6));
}

double TimelineLayout::x(Tick at) const {
    // What is postponed for ever is further away than a number of days can say.
    const auto days = [&](Tick tick) { return static_cast<double>(tick.number()) - begins.number(); };
    return plot.x + plot.width * days(at) / days(ends);
}

void TimelineLayout::place_all(double size) {
    letter = size;
    pitch = std::round(size * 1.5 * 2) / 2;
    const Sketch sketch(none_, measure);
    lanes_placed.clear();
    for (const Lane& lane : lanes) {
        PlacedLane& placed = lanes_placed.emplace_back();
        placed.lane = &lane;
        std::vector<double> rows;  // where each ends so far
        for (const TimelineEntry& entry : lane.entries) placed.entries.push_back(place(entry, sketch));
        for (PlacedEntry& each : placed.entries) {
            const auto free =
                std::find_if(rows.begin(), rows.end(), [&](double until) { return until + 6 <= each.left(); });
            each.row = static_cast<std::size_t>(free - rows.begin());
            if (free == rows.end()) rows.emplace_back();
            rows[each.row] = each.right();
        }
        placed.rows = std::max<std::size_t>(1, rows.size());
        std::stable_sort(placed.entries.begin(), placed.entries.end(),
                         [](const PlacedEntry& a, const PlacedEntry& b) { return a.row < b.row; });
    }
}

PlacedEntry TimelineLayout::place(const TimelineEntry& entry, const Sketch& sketch) const {
    PlacedEntry placed{&entry, x(entry.at), x(entry.at), 0, 0};
    if (is_hire(entry)) {
        placed.from = entry.open_by ? std::max(plot.x, x(*entry.open_by)) : placed.to;
        placed.from = std::max(plot.x, std::min(placed.from, placed.to - kShortestBar));
        placed.to = std::max(placed.to, placed.from + kShortestBar);
    } else {
        const double wide = sketch.width(sign_of(entry.kind).text, sign_style(entry.kind));
        placed.from = std::max(placed.to - wide, plot.x);
        placed.to = placed.from + wide;
    }
    const FontStyle style = label_style();
    placed.label_width = std::min(sketch.width(text_of(entry), style), kLongestLabel);
    const double right = plot.right() - placed.to - kGap;
    const double left = placed.from - kGap - plot.x;
    const bool on_right = placed.label_width <= right || (placed.label_width > left && right >= left);
    placed.label_width = std::min(placed.label_width, on_right ? right : left);
    if (placed.label_width < 2 * letter) placed.label_width = 0;
    placed.label_at = on_right ? placed.to + kGap : placed.from - kGap - placed.label_width;
    return placed;
}

std::string TimelineLayout::text_of(const TimelineEntry& entry) {
    return (entry.overdue ? "\u25B2 " : "") + entry.label;
}

// Lanes onto pages; one that does not fit is split between its rows.
void TimelineLayout::split() {
    const double room = area.height - header - kCalendarHeight;
    pages.assign(1, {});
    double used = 0;
    for (std::size_t l = 0; l < lanes_placed.size(); ++l) {
        std::size_t row = 0;
        // A unit is not separated from the first one inside it.
        const bool heads = lanes_placed[l].entries.empty() && l + 1 < lanes_placed.size();
        const double together =
            height(lanes_placed[l].rows) + (heads ? height(std::min<std::size_t>(lanes_placed[l + 1].rows, 3)) : 0);
        if (used > 0 && used + together > room && (together <= room * 0.4 || used > room * 0.85)) next(used);
        while (row < lanes_placed[l].rows) {
            const auto fits = static_cast<std::size_t>(std::max(0.0, (room - used - kLanePad) / pitch));
            if (fits == 0 && used > 0) {
                next(used);
                continue;
            }
            const std::size_t end = std::min(lanes_placed[l].rows, row + std::max<std::size_t>(1, fits));
            pages.back().push_back({l, row, end});
            used += height(end - row);
            row = end;
        }
    }
}

// A page that is nearly empty is easier to read with its rows apart.
void TimelineLayout::stretch() {
    double rows = 0;
    for (const LaneSlice& slice : pages.front()) rows += static_cast<double>(slice.end - slice.row);
    const double room = area.height - header - kCalendarHeight - kLanePad * static_cast<double>(lanes_placed.size());
    pitch = std::clamp(std::floor(room / rows * 2) / 2, pitch, pitch * kMostStretch);
}

void TimelineLayout::next(double& used) {
    pages.emplace_back();
    used = 0;
}

// Whether a lane is that of the unit, or of one inside it; no unit is the company.
bool TimelineLayout::inside(std::size_t lane, UnitId unit) const {
    if (!given(unit)) return true;
    std::size_t nesting = lanes[lane].nesting + 1;
    for (std::size_t l = lane + 1; l-- > 0;) {
        if (lanes[l].nesting >= nesting) continue;
        nesting = lanes[l].nesting;
        if (lanes[l].unit == unit) return true;
    }
    return false;
}

// Their names are above their lines, in the first row that is free there.
void TimelineLayout::name_stages() {
    const Sketch sketch(none_, measure);
    std::array<double, kHeaderRows> free_from;
    free_from.fill(area.x);
    std::size_t rows = 1;
    const double apart = plot.width / static_cast<double>(org.stages.size());
    const double longest = std::clamp(apart * kHeaderRows, 2 * kShortestStage, kLongestStage);
    dense = apart < kDense;
    for (std::size_t s = 0; s < org.stages.size(); ++s) {
        const Stage& stage = org.stages[s];
        StageMark mark;
        mark.at = x(plan.dated ? stage.at + 1 : stage.at);
        mark.text = name_of(org, id_at<StageId>(s));
        mark.tooltip = stage.dated ? mark.text + ", " + date_text(stage.at) : mark.text;
        const double whole = std::min(sketch.width(mark.text, kStage), longest);
        const auto left = [&](double wide) { return std::min(mark.at - wide / 2, area.right() - wide); };
        mark.width = whole;
        while (mark.row < kHeaderRows && free_from[mark.row] > left(whole)) ++mark.row;
        if (mark.row == kHeaderRows) {
            // As much of it as there is room for on both sides of the line.
            const auto least = std::min_element(free_from.begin(), free_from.end());
            mark.row = static_cast<std::size_t>(least - free_from.begin());
            mark.width = std::min({whole, 2 * (mark.at - *least), area.right() - *least});
            if (mark.width < kShortestStage) mark.width = 0;
        }
        mark.left = left(mark.width);
        if (mark.width > 0) free_from[mark.row] = mark.left + mark.width + 4;
        rows = std::max(rows, mark.row + 1);
        marks.push_back(std::move(mark));
    }
    header = kTitleHeight + kHeaderRow * static_cast<double>(rows + (shades.empty() ? 0 : 1));
}

}  // namespace orgplan::plan
