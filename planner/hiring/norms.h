#pragma once

#include <functional>
#include <map>
#include <string>

#include "graph/model/organisation.h"

namespace orgplan::hiring {

/// What is typical in hiring, for where a spec gives no number. Parameters of the rules, `hiring.NAME`.
struct HiringNorms {
    double days_to_fill = 0;              ///< the fewest from opening a requisition to the first day at work
    double days_to_fill_engineering = 0;  ///< the same of family engineering
    double ramp_months = 0;               ///< until a newcomer is fully productive
    double hires_per_recruiter = 0;       ///< in a quarter
    double leavers_a_year = 0;            ///< part of those who are there
};

/// From the parameters of the rules, by name, which have every norm.
HiringNorms hiring_norms(const std::map<std::string, double, std::less<>>& parameters);

/// The longest that a seat may take to fill: a hundred years.
constexpr int kMostDaysToFill = 36'500;

/// What is typical for a family, whatever the spec says; without a family, as outside engineering. At least 0.
int typical_days_to_fill(const Organisation& organisation, FamilyId family, const HiringNorms& norms);
/// Days from opening a requisition to the first day at work: the spec's for the role, its family or all others, else
/// what is typical. From 0 to `kMostDaysToFill`.
int days_to_fill(const Organisation& organisation, RoleId role, const HiringNorms& norms);
/// Months until a newcomer is fully productive: the spec's for the role, its family or all others, else what is
/// typical. At least 0.
double ramp_months(const Organisation& organisation, RoleId role, const HiringNorms& norms);
/// The first day on which somebody can start whose requisition is not open by the end of a day: it is opened on the
/// next.
constexpr Tick first_start(Tick today, int days_to_fill) {
    return today + days_to_fill + 1;
}
Tick first_start(const Organisation& organisation, RoleId role, const HiringNorms& norms);
/// The last day on which the requisition of a start can be opened.
Tick open_by(const Organisation& organisation, RoleId role, Tick start, const HiringNorms& norms);

}  // namespace orgplan::hiring
