#pragma once

#include <string>

// The file of a plan that was proposed: its first line says what the rest was, so that a plan which somebody changed by
// hand is not replaced silently.

namespace orgplan::cli {

/// A plan with that line, in place of one it has.
std::string marked_plan(const std::string& text);

/// Whether a file has a plan that is not as it was proposed, or a spec of somebody's own; false where there is none.
bool has_own_plan(const std::string& path);
/// Whether a file begins as a plan that was written by `plan propose`, also where it was changed since.
bool is_plan(const std::string& path);

}  // namespace orgplan::cli
