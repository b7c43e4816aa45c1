#pragma once

#include <string>
#include <string_view>

#include "planner/manual/rule_facts.h"

namespace orgplan::manual {

/// All that is known of a rule or a fault, as plain text of at most 100 columns where words and specs allow it: what it
/// means and rests on, its parameters, both examples with what is found in the failing one, and how to live without it.
/// Of a table its rows and the examples of the first; with a `role`, an id, the rows about that role alone, and nothing
/// where there is none.
std::string explain_rule(const RuleEntry& entry, std::string_view role = {});

}  // namespace orgplan::manual
