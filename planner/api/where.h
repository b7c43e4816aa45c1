#pragma once

#include <string>
#include <vector>

#include "graph/chart/cards/wanted.h"
#include "planner/api/result.h"

namespace orgplan::api {

/// The kinds of things that a seat can be chosen by.
constexpr const char* kWhereKeys = "role, family, tag, location, level, employment, unit";

/// What `role=tech-lead,location=Berlin` means for an organisation; several texts are read as one. A comma that no key
/// follows belongs to the value. Refused where a key or a value is not known.
Result<cards::Wanted> read_where(const std::vector<std::string>& texts, const Organisation& organisation);

}  // namespace orgplan::api
