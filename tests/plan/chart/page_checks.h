#pragma once

#include <string>
#include <vector>

#include "planner/plan/chart/plan_chart.h"

namespace orgplan {
using namespace hiring;
using namespace layout;
using namespace plan;
using namespace scene;

/// What is wrong with a page by itself, in words; empty where nothing is: text or bars outside the page, texts too
/// small to read, upon each other or across the end of a bar, bars upon each other.
std::string faults(const Scene& page);

/// What is wrong with pictures as those of a plan; empty where nothing is: bars of heads or money that are not as long
/// as their figures, heads that do not lead from stage to stage, hires that are missing, told twice or not at their
/// dates.
std::string faults(const std::vector<Scene>& pages, const Plan& plan, const Organisation& organisation);

}  // namespace orgplan
