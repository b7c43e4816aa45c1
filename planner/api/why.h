#pragma once

#include <string>
#include <vector>

#include "planner/api/read.h"
#include "planner/propose/read_back.h"
#include "planner/propose/why.h"

namespace orgplan::api {

struct WhyRequest {
    std::string path;  ///< of a plan: a scenario on its spec
    std::string id;    ///< of a seat or unit of it
    language::ReadOptions reading;
    solver::Limits limits = {};
};

/// Why a plan does something with a seat or unit: its steps, each with what they rest on.
struct WhyAnswer {
    SpecPtr planned;
    SpecPtr spec;               ///< with what the plan's question adds
    propose::WrittenPlan plan;  ///< its roster are the steps about the seat or unit
    propose::Reasons reasons;   ///< of these
};

/// Refused where the plan is no scenario, breaks a limit of its spec, or does nothing with what is named.
Result<WhyAnswer> why(const WhyRequest& request);

}  // namespace orgplan::api
