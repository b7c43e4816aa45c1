#pragma once

#include <span>
#include <string>
#include <vector>

#include "planner/api/charts.h"
#include "planner/api/check.h"
#include "planner/api/draw.h"
#include "planner/compare/comparison.h"

namespace orgplan::api {

/// A spec that a page shows with others.
struct PageSide {
    std::string name;  ///< what the page calls it
    language::Spec& spec;
    const Checked& checked;  ///< of `check_built`
    std::string point = {};  ///< the stage or the day (YYYY-MM-DD) to show at first; empty: its last one
};

/// What a page calls the specs of a comparison: as charts do, but by their paths where files of one name are in several
/// folders.
std::vector<std::string> side_names(const compare::Comparison& comparison);

/// The page of several specs: each with its stages, any of them beside another one, or both states in one chart
/// (`both`: at first). The last spec is shown, compared with the first.
Result<Drawing> draw_sides(std::span<const PageSide> sides, const DrawRequest& request, bool both);

/// The page of one spec that shows at first what is different between two of its stages or days.
Result<Drawing> draw_points(const PageSide& before, const std::string& after, const DrawRequest& request);

}  // namespace orgplan::api
