#pragma once

#include <optional>
#include <string>

#include "planner/api/read.h"

// A plan in the user's own text: `plan propose --whole`.

namespace orgplan::api {

/// Why a plan cannot be written into the text of a spec; nothing where it can.
std::optional<Refusal> refuse_whole(const std::string& path, const language::ReadOptions& reading);

/// The text of the spec at a path with a scenario on it in its places.
Result<std::string> whole_plan(const std::string& path, const language::ReadOptions& reading,
                               const std::string& scenario);

/// Whether two specs say the same about all that a plan may do.
bool says_the_same(const language::Spec& one, const language::Spec& other);
/// The refusal where they do not.
Refusal no_whole(const std::string& path);

}  // namespace orgplan::api
