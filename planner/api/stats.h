#pragma once

#include <string>

#include "planner/api/read.h"
#include "planner/stats/stats.h"

namespace orgplan::api {

struct StatsRequest {
    std::string stage = {};                    ///< empty: all
    const language::FileTree* tree = nullptr;  ///< where policies are read from; none: the folders of this computer
};

/// Measures a spec and compares it with what is typical, as its policies set that; those that cannot be
/// followed set nothing. Refused as faulty where its text cannot be read.
Result<stats::Stats> stats(language::Spec& spec, const StatsRequest& request = {});

}  // namespace orgplan::api
