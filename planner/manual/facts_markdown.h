#pragma once

#include <string>

namespace orgplan::manual {

/// The chapter on the facts that a spec may give, with the words rules know of each and which rules ask for them.
std::string facts_markdown();

}  // namespace orgplan::manual
