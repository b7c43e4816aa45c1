#pragma once

#include <array>
#include <optional>

#include "planner/propose/problem.h"

namespace orgplan::propose {

/// The least lateness, cost and disruption of all plans, in this order, found by looking at every state that people can
/// be in, month by month; nothing where there is no plan. With `worth` plans that are worse than it are left out as
/// soon as that is known. Successors of leavers are among them. Written from the text of the model, without its
/// program: for problems of a few people, without totals, recruiters and managers.
std::optional<std::array<double, 3>> exhaustive(const Problem& problem,
                                                const std::optional<std::array<double, 3>>& worth = {});

}  // namespace orgplan::propose
