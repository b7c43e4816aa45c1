#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/organisation.h"
#include "planner/hiring/norms.h"
#include "planner/risk/chance.h"

namespace orgplan::risk {

using Parameters = std::map<std::string, double, std::less<>>;

/// What chance is drawn by: what the spec says, else what is typical.
struct Inputs {
    Inputs(const Organisation& organisation, const Parameters& parameters);

    const Organisation* org;
    hiring::HiringNorms norms;
    std::optional<HiringRisk::Days> days;  ///< of all searches; none: by role
    double spread = 1;                     ///< then how many times p50 is p90
    double acceptance = 1;
    double leave_yearly = 0;

    /// How long it takes to fill a seat of a role.
    HiringRisk::Days days_of(RoleId role) const;
};

/// One thing of a spec that is taken otherwise, to see how much it matters.
struct World {
    double acceptance = 1;
    double leave_yearly = 0;
    bool certain = false;  ///< each search takes as long as half of them take at most
    int earlier = 0;       ///< days by which each requisition opens before its time, though not before today
};

/// A line on something that the spec does not say.
struct Default {
    std::string_view key;  ///< under `hiring: risk`
    double value = 0;
    std::string text;    ///< what was taken
    std::string source;  ///< where that is from
};
std::vector<Default> defaults_of(const Inputs& inputs);

}  // namespace orgplan::risk
