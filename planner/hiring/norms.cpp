#include "planner/hiring/norms.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace orgplan::hiring {
namespace {

FamilyId family_of(const Organisation& org, RoleId role) {
    return given(role) ? org[role].family : kNone<FamilyId>;
}

// A parameter may be set to any number.
int whole_days(double days) {
    return static_cast<int>(std::lround(std::clamp(days, 0.0, double{kMostDaysToFill})));
}

}  // namespace

HiringNorms hiring_norms(const std::map<std::string, double, std::less<>>& parameters) {
    const auto value = [&](std::string_view name) {
        const auto found = parameters.find(name);
        assert(found != parameters.end() && "the built-in parameters have every norm");
        return found->second;
    };
    return {value("hiring.days_to_fill"), value("hiring.days_to_fill_engineering"), value("hiring.ramp_months"),
            value("hiring.hires_per_recruiter"), value("hiring.leavers_a_year")};
}

int typical_days_to_fill(const Organisation& org, FamilyId family, const HiringNorms& norms) {
    const bool engineering = given(family) && org[family].id == "engineering";
    return whole_days(engineering ? norms.days_to_fill_engineering : norms.days_to_fill);
}

int days_to_fill(const Organisation& org, RoleId role, const HiringNorms& norms) {
    const ByRole::Entry* entry = org.hiring.days_to_fill.of(role, family_of(org, role));
    return entry != nullptr ? whole_days(entry->value) : typical_days_to_fill(org, family_of(org, role), norms);
}

double ramp_months(const Organisation& org, RoleId role, const HiringNorms& norms) {
    const ByRole::Entry* entry = org.hiring.ramp_months.of(role, family_of(org, role));
    return std::max(0.0, entry != nullptr ? entry->value : norms.ramp_months);
}

Tick first_start(const Organisation& org, RoleId role, const HiringNorms& norms) {
    return first_start(org.today, days_to_fill(org, role, norms));
}

Tick open_by(const Organisation& org, RoleId role, Tick start, const HiringNorms& norms) {
    return start - days_to_fill(org, role, norms);
}

}  // namespace orgplan::hiring
