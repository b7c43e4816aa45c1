#pragma once

#include <functional>

namespace orgplan::solver {

/// Whether `work` came to its end. It does not where an assertion fails, which libraries of Debian are built with: in
/// place of ending the process this leaves the work at once, and what it was about to free is never freed.
bool survives(const std::function<void()>& work);

}  // namespace orgplan::solver
