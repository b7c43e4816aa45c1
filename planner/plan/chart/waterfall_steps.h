#pragma once

#include <string>
#include <vector>

#include "planner/plan/plan.h"

namespace orgplan::plan {

/// How headcount changes in a period.
struct FlowStep {
    std::string period;  ///< `Mar`, `Q1`, `2027`; empty: all the time between two stages
    std::string year;    ///< of a period that is a part of one
    HeadFlow flow;
};

/// Between two stages of `Plan::stages`.
struct StageSteps {
    std::size_t from = 0;
    std::size_t to = 0;
    std::vector<FlowStep> steps;  ///< in order of time
};

/// How headcount changes from stage to stage.
class HeadSteps {
  public:
    HeadSteps(const Plan& plan, const Organisation& organisation);

    /// In periods of `period` months, 0: one step. Those in which nothing changes are left out; all together they lead
    /// from the headcount of one stage to that of the other.
    StageSteps between(std::size_t from, std::size_t to, int period) const;

  private:
    struct Part {
        Month month;  // of the calendar; of a plan without dates always 0
        HeadFlow flow;
    };
    bool dated_;
    std::vector<std::vector<Part>> after_;  // by stage: until the next one, month by month
};

}  // namespace orgplan::plan
