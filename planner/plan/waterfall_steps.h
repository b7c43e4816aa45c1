#pragma once

#include <string>
#include <vector>

#include "planner/plan/plan.h"

namespace orgplan {

/// How heads change in a period.
struct FlowStep {
    std::string period;  ///< `Mar`, `Q1`, `2027`; empty: all the time between two stages
    std::string year;    ///< of a period that is a part of one
    HeadFlow flow;
};

/// Between two stages of `Plan::stages`.
struct StageSteps {
    std::size_t from = 0;
    std::size_t to = 0;
    std::vector<FlowStep> steps;  ///< in order of time, but that the days of broken months at both ends come first
};

/// In periods of so many months, 0: one step. Those in which nothing changes are left out; all together they lead from
/// the heads of one stage to those of the other.
StageSteps steps_between(const Plan& plan, const Organisation& organisation, std::size_t from, std::size_t to,
                         Month period);

/// Adds what changed.
void add(HeadFlow& flow, const HeadFlow& more);

}  // namespace orgplan
