#pragma once

#include "planner/rules/read/rule_reader.h"

namespace orgplan::rules {

/// Reads the `rows` of a rule that is a table; `table` has what all rows share. Gives one rule for each sound row, in
/// order, with its own subject, case and requirement, and its words in place of `{called}`, `{role}`, `{partner}`,
/// `{link}` and `{word}`.
std::vector<Rule> read_rows(text::Node rows, const Rule& table, RuleReader& reader);

}  // namespace orgplan::rules
