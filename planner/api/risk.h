#pragma once

#include "planner/api/read.h"
#include "planner/risk/risk.h"

namespace orgplan::api {

/// How likely each stage of a plan is in time; of a scenario from `plan propose`, or of any spec with starts to come.
/// Refused where its text cannot be read or its stages have no dates, as empty where there is nothing to reach.
Result<risk::Risk> risk(language::Spec& spec, const risk::Request& request = {},
                        const language::FileTree* tree = nullptr);

}  // namespace orgplan::api
