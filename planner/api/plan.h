#pragma once

#include <optional>
#include <string>

#include "planner/api/charts.h"
#include "planner/api/read.h"
#include "planner/plan/plan.h"

namespace orgplan::api {

struct PlanRequest {
    plan::PlanWindow window = {};
    const language::FileTree* tree = nullptr;  ///< where policies are read from; none: the folders of this computer
};

/// Who starts and leaves when, and what that costs. Refused as faulty where its text cannot be read, as empty where its
/// stages make no plan, or none in that window.
Result<plan::Plan> plan(language::Spec& spec, const PlanRequest& request = {});

/// The last day of the month in which the last thing happens that is written with a date, or the last budget ends:
/// where the plan of a spec ends that has a single stage, once it is read with that day as another
/// (`ReadOptions::days`). Nothing where the stages of a spec say where its plan ends, or nothing comes after its only
/// one.
std::optional<Tick> end_without_stages(const language::Spec& spec);

/// The last day of the month in which a plan for the needs of stages ends, where that is after the last stage: `plan:
/// until`, else the last thing that happens. Nothing where it is not, or no stage has needs.
std::optional<Tick> end_after_stages(const language::Spec& spec);

/// Draws a plan on pages of a format; of the look, its page, its dots and what is below it.
Result<Drawing> draw_plan(const plan::Plan& plan, const Organisation& organisation, const std::string& format = "svg",
                          const ChartLook& look = {});

}  // namespace orgplan::api
