#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/propose/propose.h"

namespace orgplan::propose {

/// What one thing more would buy where a plan is late, or impossible.
struct WhatIf {
    std::string change;  ///< "one more `technical-recruiter` from 2027-04"
    bool possible = false;
    double lateness = 0;           ///< weighted months; as far as the search got
    std::vector<int> met;          ///< by goal: the month
    std::optional<double> dearer;  ///< than the plan, in the smallest unit of the currency; nothing where not known
    bool proved = false;
};

/// Solves the problem again with one thing more at a time: another recruiter, one more start a month, a tenth more of
/// each budget, a week less to fill a seat. Those that buy nothing are left out.
std::vector<WhatIf> what_if(const Proposal& proposal, const Organisation& organisation, const Effort& effort);

/// The origins that do not let the plan be less late: none where the structure alone does not, nothing where the search
/// for them ended before it was known.
std::optional<std::vector<std::uint32_t>> what_limits(const Proposal& proposal, const Effort& effort);

}  // namespace orgplan::propose
