#pragma once

#include <string>

#include "graph/model/organisation.h"

namespace orgplan::report {

/// Who sits where at a stage, a row for each holder of a seat, in the order of the spec: what `import csv` reads back
/// to the same seats, lines, units and people. Pay is not in it.
std::string roster_csv(const Organisation& organisation, StageId stage);
std::string roster_markdown(const Organisation& organisation, StageId stage);
std::string roster_json(const Organisation& organisation, StageId stage);

}  // namespace orgplan::report
