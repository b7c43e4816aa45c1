#pragma once

#include <array>
#include <map>
#include <span>
#include <vector>

#include "graph/chart/scene/colouring.h"
#include "graph/chart/scene/mark.h"

namespace orgplan::scene {

/// What is on the card of a unit: its seats by what their colour says, and how many of them have each mark.
struct UnitCounts {
    std::map<Category, std::size_t> categories;
    std::array<std::size_t, kMarks> marks{};
};

/// By stage and unit.
using StageUnitCounts = std::vector<std::vector<UnitCounts>>;

/// Of a unit, or of all (no unit).
inline const UnitCounts& counts_of(const Organisation& organisation, const StageUnitCounts& counts, UnitId unit,
                                   StageId stage) {
    return counts[index(stage)][given(unit) ? index(unit) : organisation.units.size()];
}

/// Of some seats, by unit together with the units within it at a stage; of all of them last. Time linear in seats and
/// units.
std::vector<UnitCounts> unit_counts(const Organisation& organisation, const cards::CardForest& forest,
                                    const Colouring& colouring, StageId stage, std::span<const PositionId> seats);

}  // namespace orgplan::scene
