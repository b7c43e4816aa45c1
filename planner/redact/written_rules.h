#pragma once

#include <functional>
#include <map>
#include <string>

#include "planner/redact/secrets.h"
#include "planner/text/source.h"

namespace orgplan::redact {

/// What rules of a spec's own need: levels, kinds of contract or money. A finding of such a rule says it of whoever
/// it is about, whatever its message. By the id of the rule, of the texts of a spec and its policies.
std::map<std::string, Secrets, std::less<>> own_rules_in(const text::Sources& sources);

}  // namespace orgplan::redact
