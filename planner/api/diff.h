#pragma once

#include <span>
#include <string>
#include <vector>

#include "planner/api/charts.h"
#include "planner/api/read.h"
#include "planner/diff/diff.h"

namespace orgplan::api {

/// One of the two sides of a diff; both may be the same spec.
struct DiffSide {
    std::string path;                ///< what messages call the spec
    std::string point;               ///< the stage or the day (YYYY-MM-DD) to compare; empty: all stages
    const language::Spec& spec;      ///< built, and where `point` is a day, read at that day
    const text::Findings& findings;  ///< of `check_built`
    std::size_t suppressed = 0;      ///< how many others `ignore` suppressed
    std::span<const report::RuleSetting> settings = {};  ///< of `check_built`
};

/// What is different: stage by stage where no side has a point, else at these two; a side without one is then taken at
/// the stage that the other names, else at its last.
Result<diff::Diff> diff(const DiffSide& before, const DiffSide& after);

/// The days of stages that the second spec has and the first does not: at these the first has to be read to be compared
/// there. None where stages have no dates, or the first says nothing about such a day.
std::vector<Tick> days_added(const Organisation& before, const Organisation& after);

struct DrawDiffRequest {
    std::string subject;          ///< what the two are called in titles
    bool stage_by_stage = false;  ///< titles name the stage too
    std::string format = "svg";
    ChartLook look = {};
};

/// Draws both states of each pair of compared stages in one chart.
Result<Drawing> draw_diff(const Organisation& before, const Organisation& after, const diff::Diff& found,
                          const DrawDiffRequest& request);

}  // namespace orgplan::api
