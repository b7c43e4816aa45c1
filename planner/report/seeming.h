#pragma once

#include <string>

#include "graph/index/inferred.h"

namespace orgplan::report {

/// `a development team`, as far as the spec does not say it itself; empty where it does, or nothing is inferred.
std::string seeming(const graph::Inferred& inferred, const UnitState& state);

/// The keys that would say it: "`kind: team` and `purpose: development`"; empty where nothing is to be written.
std::string keys_that_say(const graph::Inferred& inferred, const UnitState& state);

}  // namespace orgplan::report
