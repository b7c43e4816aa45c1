#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "planner/plan/chart/sketch.h"
#include "planner/plan/plan.h"

// The charts of a plan, each drawn into a rectangle of the page and nowhere else.

namespace orgplan::plan {

constexpr FontStyle kChartTitle{8.5, true, scene::palette::kInk};
constexpr FontStyle kChartNote{7, false, scene::palette::kSoft};  ///< beside a title
constexpr FontStyle kChartAxis{6.5, false, scene::palette::kFaint};

/// Headcount at each stage, and between them what adds to it and takes from it: month by month, or in longer periods so
/// that all fits; at least the first and the last stage.
void draw_waterfall(const Plan& plan, const Organisation& organisation, const layout::Rect& area, Sketch& sketch);
std::vector<LegendEntry> waterfall_legend(const Plan& plan);

/// Whether there are costs or budgets.
bool has_costs(const Plan& plan);
/// The run rate at the end of each month (or longer period, or at each stage of a plan without dates) as columns, and
/// the budget as a line.
void draw_run_rate(const Plan& plan, const Organisation& organisation, const layout::Rect& area, Sketch& sketch);
std::vector<LegendEntry> run_rate_legend(const Plan& plan);

/// The budgets that the chart of the run rate does not show: of units, and of periods; those that are exceeded first.
void draw_budgets(const Plan& plan, const Organisation& organisation, const layout::Rect& area, Sketch& sketch);
/// The height that they take; none where there are no such budgets.
double budgets_height(const Plan& plan);

/// Hires and other changes with a lane for each unit, and a legend, on as many pages as they take; none where nothing
/// changes.
std::vector<scene::Scene> draw_timeline(const Plan& plan, const Organisation& organisation, const layout::Rect& area,
                                        scene::TextMeasure& measure);
/// The same in that area alone; nothing where its letters would have to be smaller than `smallest`.
std::optional<scene::Scene> draw_short_timeline(const Plan& plan, const Organisation& organisation,
                                                const layout::Rect& area, double smallest, scene::TextMeasure& measure);

/// The height that `draw_calendar` takes.
constexpr double kCalendarHeight = 19;
/// Names the months of [first, end) below `top`, or quarters, or years, as there is room; `x` is where a month begins.
/// Returns the first months of what is named.
std::vector<Month> draw_calendar(Sketch& sketch, Month first, Month end, const std::function<double(Month)>& x,
                                 double top);

/// In whole units of its currency, without its name.
std::string whole_money(Amount amount, Text currency);
/// The name of a stage.
std::string name_of(const Organisation& organisation, StageId stage);

}  // namespace orgplan::plan
