#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/time.h"
#include "planner/api/result.h"

namespace orgplan::api {

/// The names of the specs that a new one may start from, the smallest first.
std::vector<std::string_view> templates();

/// The spec of that name, with its dates counted from `today`.
Result<std::string> init(const std::string& name, Tick today);

}  // namespace orgplan::api
