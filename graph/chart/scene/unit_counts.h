#pragma once

#include <array>
#include <map>
#include <vector>

#include "graph/chart/scene/mark.h"

namespace orgplan::scene {

/// What is on the card of a unit: its seats by family, and how many of them have each mark.
struct UnitCounts {
    std::map<FamilyId, std::size_t> families;
    std::array<std::size_t, kMarks> marks{};
};

/// By stage and unit.
using StageUnitCounts = std::vector<std::vector<UnitCounts>>;

/// Of each unit together with the units within it at a stage; the company's last. Time linear in seats and units.
std::vector<UnitCounts> unit_counts(const Organisation& organisation, const cards::Differences* differences,
                                    StageId stage);

/// The same of every stage.
StageUnitCounts unit_counts(const Organisation& organisation, const cards::Differences* differences);

}  // namespace orgplan::scene
