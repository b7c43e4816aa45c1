#pragma once

#include <string>

namespace orgplan::manual {

/// The chapter on the facts that a spec may give, with the words rules know for each and the rules that need them.
std::string facts_markdown();

}  // namespace orgplan::manual
