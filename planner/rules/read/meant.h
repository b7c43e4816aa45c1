#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "planner/rules/read/read_rules.h"
#include "planner/rules/rule.h"
#include "planner/text/document.h"

// What to write instead of something that the vocabulary of rules does not have, with the value that was given.

namespace orgplan::rules {

/// A value as YAML on one line; the keys of maps as written, or `sorted`.
std::string one_line(text::Node value, bool sorted = false);

/// What a value of `for` that cannot be read means, such as a unit by `teams`; none: it is not known.
std::optional<SubjectKind> meant_subject(text::Node value);

/// For a value of `for` that is not `company` or a map with a known key.
std::string help_for_subject(text::Node value, const RuleWords& words);
/// For a word or a list of words where a selector of seats, units, products or projects is expected.
std::string help_for_selector(text::Node value, SubjectKind kind);
/// For what is not a map of conditions, such as a role.
std::string help_for_condition(text::Node value, SubjectKind about, const RuleWords& words);
/// For a map where a list of conditions is expected.
std::string help_for_conditions(text::Node value);
/// For a key that is not a condition; empty: what it means is not known.
std::string help_for_condition_key(text::Node value, SubjectKind about, const RuleWords& words);
/// For a word in braces that is not a placeholder.
std::string help_for_placeholder(std::string_view word);

}  // namespace orgplan::rules
