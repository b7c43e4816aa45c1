#pragma once

#include <string>

#include "graph/model/organisation.h"

namespace orgplan::report {

/// Which managers the size of a unit at a tick counts, after "12 seats": ", its manager `lead` among them" where that
/// is not a manager of people and sits in the unit, else " besides any manager".
std::string besides_text(const Organisation& organisation, UnitId unit, Tick at);

}  // namespace orgplan::report
