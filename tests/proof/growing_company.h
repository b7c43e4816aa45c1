#pragma once

#include <string>

namespace orgplan::testing {

/// A spec of a company with so many teams, of which some stand and the others are planned over some months from 2027-01
/// on: with ready leads, recruiters, interviews, onboarding, run rates and capacity.
std::string growing_company(int teams, int standing, int months);

}  // namespace orgplan::testing
