#pragma once

#include <string>
#include <vector>

#include "planner/text/source.h"

namespace orgplan::redact {

/// Somebody that a text names.
struct WrittenPerson {
    std::string id;  ///< empty: known by the name alone
    std::string name;
};

/// Everybody that the texts of a spec name under `people`, `holder` and `holders`, in their order: those too that a
/// scenario replaces, so that no organisation has them.
std::vector<WrittenPerson> people_written_in(const text::Sources& sources);

}  // namespace orgplan::redact
