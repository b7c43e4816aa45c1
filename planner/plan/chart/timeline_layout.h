#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "planner/plan/chart/sketch.h"
#include "planner/plan/chart/timeline_entries.h"

// Where everything of a timeline goes: times across, lanes and their rows down, on one page or several.

namespace orgplan::plan {

/// The sign of a change other than a hire.
struct TimelineSign {
    const char* text;
    const char* colour;
    const char* legend;
};
TimelineSign sign_of(ActionKind kind);
bool is_hire(const TimelineEntry& entry);

/// An entry at its place: times across, a row of its lane down.
struct PlacedEntry {
    const TimelineEntry* entry;
    double from;  ///< of its bar or sign
    double to;
    double label_at;  ///< where the label begins
    double label_width;
    std::size_t row = 0;

    double left() const { return label_width > 0 ? std::min(from, label_at) : from; }
    double right() const { return label_width > 0 ? std::max(to, label_at + label_width) : to; }
};

struct PlacedLane {
    const Lane* lane;
    std::vector<PlacedEntry> entries;  ///< by row
    std::size_t rows = 1;
};

/// A part of a lane on one page.
struct LaneSlice {
    std::size_t lane;
    std::size_t row;
    std::size_t end;
    double top = 0;
    double bottom = 0;
};

/// While hiring is frozen.
struct FreezeShade {
    Tick from;
    Tick to;
    UnitId unit;
    std::string text;
};

/// A stage, and its name above.
struct StageMark {
    double at = 0;
    double left = 0;
    double width = 0;  ///< of its name; 0: there is no room
    std::size_t row = 0;
    std::string text;
    std::string tooltip;
};

/// Valid as long as the plan and what measures the text.
class TimelineLayout {
  public:
    TimelineLayout(const Plan& plan, const Organisation& organisation, const layout::Rect& area,
                   scene::TextMeasure& measure);

    /// Onto one page, with letters as large as that can be; false where they would have to be smaller than `smallest`.
    bool fit(double smallest);
    /// Over as many pages as it takes.
    void spread();

    double x(Tick at) const;
    double height(std::size_t rows) const { return kLanePad + pitch * static_cast<double>(rows); }
    bool today_shown() const { return plan.dated && org.today > begins && org.today < ends; }
    /// Whether a lane is that of the unit, or of one inside it; no unit is the company.
    bool inside(std::size_t lane, UnitId unit) const;
    static double indent(const Lane& lane);
    static std::string text_of(const TimelineEntry& entry);
    FontStyle label_style() const { return {letter, false, scene::palette::kInk}; }
    FontStyle sign_style(ActionKind kind) const { return {letter + 1.5, true, sign_of(kind).colour}; }

    static constexpr double kLanePad = 4;
    static constexpr double kIndent = 7;
    static constexpr double kTitleHeight = 15;
    static constexpr double kHeaderRow = 9.5;
    static constexpr FontStyle kStage{7, true, scene::palette::kInk};
    static constexpr const char* kFreeze = "#cfd8e3";
    static constexpr const char* kToday = "#b45309";

    const Plan& plan;
    const Organisation& org;
    layout::Rect area;  ///< without the legend
    scene::TextMeasure& measure;
    std::vector<Lane> lanes;
    std::vector<FreezeShade> shades;
    std::vector<StageMark> marks;
    bool dense = false;  ///< stages are close to each other
    Tick begins;
    Tick ends{1};
    layout::Rect plot;   ///< right of the names of lanes
    double header = 0;   ///< height of the part above the lanes
    double letter = 10;  ///< size of the text
    double pitch = 10;   ///< from row to row
    std::vector<PlacedLane> lanes_placed;
    std::vector<std::vector<LaneSlice>> pages;
    std::vector<LegendEntry> legend;
    layout::Rect legend_area;

  private:
    void choose_times();
    void make_legend();
    void gutter();
    void name_stages();
    void place_all(double size);
    PlacedEntry place(const TimelineEntry& entry, const Sketch& sketch) const;
    void split();
    void stretch();
    void next(double& used);

    scene::Scene none_;  // to measure on
};

}  // namespace orgplan::plan
