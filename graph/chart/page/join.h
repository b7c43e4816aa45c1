#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/chart/page/page.h"

namespace orgplan::page {

/// Ids of one spec with those that the same things have in the first.
using SameIds = std::vector<std::pair<std::string, std::string>>;

/// A page of one spec, to be joined with others. What `same_seats` and `same_units` do not name is what has the same
/// id, unless that is taken.
struct Side {
    std::string name;
    PageData data;
    SameIds same_seats = {};
    SameIds same_units = {};
    SameIds same_stages = {};
    std::vector<std::pair<std::string, std::string>> later = {};  ///< seats that open after its last stage, with when
};

/// One page of several specs: the stages of the first, then those of the next. What is the same in several is there
/// once: seats with all their states, units, roles, looks, findings; cards that are below the same ones have the same
/// places. A seat has the id of the last spec that has it.
PageData join(std::vector<Side> sides);

}  // namespace orgplan::page
