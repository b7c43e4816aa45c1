#pragma once

#include <set>
#include <string>

#include "planner/rules/rule.h"

namespace orgplan::rules {

/// The facts without which a rule may be skipped, as `check --explain-skipped` names them, and those by which it
/// chooses its units, products and projects. Roles of the seats it is for are not listed: every rule on seats needs
/// them.
std::set<std::string> needed_facts(const RuleSet& rules, const Rule& rule);

}  // namespace orgplan::rules
