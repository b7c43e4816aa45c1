#pragma once

#include <string>
#include <vector>

#include "graph/index/index.h"

namespace orgplan::cards {

/// Which seats a chart is of, by what they are: one of the values of each kind that has any.
struct Wanted {
    std::vector<RoleId> roles;
    std::vector<FamilyId> families;
    std::vector<std::string> tags;       ///< of the seat itself, or of its role
    std::vector<std::string> locations;  ///< of the seat, else of its unit
    std::vector<std::string> levels;
    std::vector<Employment> employments;
    std::vector<UnitId> units;  ///< in one of these or below it
    std::string words;          ///< all that in words, for titles

    bool fits(const graph::Index& at, PositionId seat) const;
};

}  // namespace orgplan::cards
