#pragma once

#include <vector>

#include "graph/chart/scene/page.h"
#include "graph/chart/scene/scene.h"
#include "graph/chart/scene/text.h"
#include "planner/plan/plan.h"

namespace orgplan::plan {

/// The charts of a plan, page by page: first its figures (headcount from stage to stage as a waterfall, and the run
/// rate with the budget), then its hires and other changes on a timeline with a lane for each unit, over as many pages
/// as they take. All in points of the page; no text is smaller than `kSmallestText`. `footer` is below each page.
std::vector<scene::Scene> plan_charts(const Plan& plan, const Organisation& organisation, const scene::Page& page,
                                      scene::TextMeasure& measure, const std::string& footer = {});

}  // namespace orgplan::plan
