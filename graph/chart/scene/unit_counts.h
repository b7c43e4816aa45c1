#pragma once

#include <array>
#include <map>
#include <vector>

#include "graph/chart/scene/seat_line.h"

namespace orgplan::scene {

/// What stands on the card of a unit: its seats by family, and how many of them carry each mark.
struct UnitCounts {
    std::map<FamilyId, std::size_t> families;
    std::array<std::size_t, kMarks> marks{};
};

/// Of each unit together with the units within it at a stage; the company's last. Time linear in seats and units.
std::vector<UnitCounts> unit_counts(const Organisation& organisation, const cards::Differences* differences,
                                    StageId stage);

}  // namespace orgplan::scene
