#pragma once

#include "planner/propose/problem.h"

namespace orgplan::propose {

/// A team that stands, and one that is planned: developers are hired into both, leads into the new one or both, in
/// three months or more. What may be blamed where there is no plan has an origin of its own.
Problem random_problem(unsigned seed, int most_months);

}  // namespace orgplan::propose
