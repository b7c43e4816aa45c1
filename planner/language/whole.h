#pragma once

#include <string>

#include "planner/language/read.h"

namespace orgplan::language {

/// The text of a spec of one file with what a scenario adds to it in its places; all else is as it was, byte for byte.
/// It knows what plans write: stages, units and seats that are added, edits that are merged by their keys. The spec was
/// read without any scenario; who reads the result makes sure that it says what the two say together.
std::string whole_text(const Spec& spec, const std::string& scenario);

}  // namespace orgplan::language
