#pragma once

#include <string>

#include "graph/index/inferred.h"

namespace orgplan::report {

/// `a development team`, as far as the spec does not say it itself; empty where it does, or nothing is inferred.
std::string seeming(const graph::Inferred& inferred, const UnitState& state);

}  // namespace orgplan::report
