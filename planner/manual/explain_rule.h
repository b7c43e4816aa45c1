#pragma once

#include <string>
#include <string_view>

#include "planner/manual/rule_facts.h"

namespace orgplan::manual {

/// All that is known about a rule or a fault, as plain text of at most 100 columns where words and specs allow it: what
/// it means and rests on, its parameters, both examples with what is found in the failing one, and how to suppress it.
/// For a table, its rows and the examples of the first; with a `role`, an id, only the rows about that role; empty
/// where there is none. Of a rule that a spec defines: where, and no examples.
std::string explain_rule(const RuleEntry& entry, std::string_view role = {});

}  // namespace orgplan::manual
