#pragma once

#include <string>

#include "planner/report/check_report.h"

namespace orgplan::report {

/// What `ignore` suppressed, one line each with its reason and place, and an empty line; empty where there is nothing.
std::string suppressed_list(const CheckReport& report);

/// What a change of rules, policies or comments silences, one line each with how it is reported now, and an empty line;
/// empty where there is nothing.
std::string silenced_list(const CheckReport& report);

/// How often each rule was found, the most frequent first, and an empty line; empty where nothing was found.
std::string statistics(const CheckReport& report);

}  // namespace orgplan::report
