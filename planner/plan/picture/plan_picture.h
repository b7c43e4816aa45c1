#pragma once

#include <vector>

#include "graph/chart/page.h"
#include "graph/chart/scene.h"
#include "graph/chart/text.h"
#include "planner/plan/plan.h"

namespace orgplan {

/// The plan in pictures, one a page: first its figures (heads from stage to stage as a waterfall, and the run rate
/// against what is allowed), then its hires and other changes on a line of time with a lane for each unit, over as many
/// pages as they take. All in points of the page; no text is smaller than `kSmallestText`.
std::vector<Scene> plan_pictures(const Plan& plan, const Organisation& organisation, const Page& page,
                                 TextMeasure& measure);

}  // namespace orgplan
