#pragma once

#include <string>

#include "graph/model/organisation.h"
#include "planner/text/source.h"

namespace orgplan::report {

/// One line for each start that a freeze postpones; those that wait alike, with numbers that follow each other, share
/// one. Ends with an empty line, and is empty where none waits.
std::string waits_text(const Organisation& organisation, const text::Sources& sources);

}  // namespace orgplan::report
