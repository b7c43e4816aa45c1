#pragma once

#include <span>
#include <string>

#include "planner/api/charts.h"
#include "planner/compare/comparison.h"

namespace orgplan::api {

/// Draws a comparison: first how headcount and run rate grow in each spec, then, at each stage that it compares, the
/// charts of the specs beside each other, with what differs from the first marked on the others. Where stages have no
/// dates, growth is shown from stage to stage; where one stage is compared there is none to show.
Result<Drawing> draw_comparison(std::span<const compare::ComparedSpec> specs, const compare::Comparison& comparison,
                                const std::string& format = "svg", const ChartLook& look = {});

}  // namespace orgplan::api
