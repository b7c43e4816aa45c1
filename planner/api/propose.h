#pragma once

#include <string>
#include <vector>

#include "planner/api/plan.h"
#include "planner/api/read.h"
#include "planner/propose/propose.h"
#include "planner/propose/what_if.h"
#include "planner/propose/why.h"

namespace orgplan::api {

/// A question beyond those in the spec.
struct Reach {
    int heads = 0;
    Tick by;
};

struct ProposeRequest {
    std::string path;    ///< of the spec
    std::string output;  ///< where the scenario will be; empty: beside the spec
    language::ReadOptions reading;
    std::optional<Reach> reach = {};
    propose::Effort effort = {};
};

struct Proposed {
    SpecPtr spec;  ///< with what the question adds
    propose::Proposal proposal;
    propose::Reasons reasons;
    std::vector<propose::WhatIf> what_if;   ///< where the plan is late, or there is none
    std::vector<std::uint32_t> limited_by;  ///< origins that do not let it be less late
    std::string scenario;  ///< the plan as a scenario on the spec; empty: there is none, or nothing to do
    SpecPtr planned;       ///< the spec with it
    std::optional<plan::Plan> plan;
    text::Findings added;   ///< what `check` finds in it and not in the spec
    text::Findings before;  ///< what `check` finds in the spec
};

/// The cheapest growth that meets the needs of the stages. Refused as faulty where findings stand in its way.
Result<Proposed> propose(const ProposeRequest& request);

}  // namespace orgplan::api
